package dev.llmjava.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Answers in the form of OpenAI's chat completions, written here and alike in every run: words of
 * everyday length in chunks of about 330 bytes, padded as OpenAI pads them.
 */
public enum Scenario {
  TEXT,
  REASONING,
  TOOL,
  /** Reasoning, then text, then two calls of a tool. */
  MIXED;

  /** The size of an event; OpenAI's are between 310 and 350 bytes long. */
  private static final int EVENT = 330;

  private static final String[] WORDS = {
    " the",
    " of",
    " stream",
    " a",
    " token",
    " answer",
    " that",
    " is",
    ",",
    " und",
    " für",
    ".",
    " model",
    " arrives",
    " in",
    " order",
    " piece",
    " by",
    " e",
    "ight",
    " and",
    " \\\"quoted\\\"",
    " whole",
    " later",
    "\\n\\n",
    " 42",
    " it",
    " with",
    " never",
    " lost"
  };

  private static final String HEAD =
      "{\"id\":\"chatcmpl-Bench0123456789abcdefghijklm\",\"object\":\"chat.completion.chunk\","
          + "\"created\":1763712345,\"model\":\"gpt-4.1-mini-2025-04-14\","
          + "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_0123456789\",";

  /** The one for the last part of a path. */
  public static Scenario named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The events of an answer of so many deltas, one by one, up to {@code [DONE]}. */
  public List<byte[]> events(int deltas) {
    var events = new ArrayList<String>();
    events.add(chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null"));
    if (this == TOOL || this == MIXED) {
      tools(events, deltas);
    } else {
      String field = this == TEXT ? "content" : "reasoning_content";
      escaped(deltas).forEach(word -> events.add(says(field, word)));
    }
    String reason = this == TOOL || this == MIXED ? "\"tool_calls\"" : "\"stop\"";
    events.add(chunk("{}", reason));
    events.add(
        HEAD
            + "\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":"
            + deltas
            + ",\"total_tokens\":"
            + (deltas + 9)
            + "}}");
    events.add("[DONE]");
    return events.stream()
        .map(data -> ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** The same in one piece. */
  public byte[] stream(int deltas) {
    var all = new ByteArrayOutputStream();
    events(deltas).forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** How many characters the deltas have together. */
  public long characters(int deltas) {
    long sum = words(deltas).length();
    return this == TOOL ? sum + 2 : sum;
  }

  /** What the deltas say together. */
  public String words(int deltas) {
    return String.join("", escaped(deltas)).translateEscapes();
  }

  private void tools(List<String> events, int deltas) {
    List<String> words = escaped(deltas);
    int third = this == TOOL ? 0 : deltas / 3;
    for (int i = 0; i < 2 * third; i++) {
      events.add(says(i < third ? "reasoning_content" : "content", words.get(i)));
    }
    List<String> rest = words.subList(2 * third, deltas);
    int calls = this == TOOL ? 1 : 2;
    for (int call = 0; call < calls; call++) {
      int size = rest.size() / calls;
      call(
          events,
          call,
          call == calls - 1 ? rest.subList(call * size, rest.size()) : rest.subList(0, size));
    }
  }

  /** The first and the last piece hold the quotes around the words. */
  private static void call(List<String> events, int number, List<String> words) {
    events.add(
        chunk(
            "{\"tool_calls\":[{\"index\":"
                + number
                + ",\"id\":\"call_"
                + number
                + "\",\"type\":\"function\",\"function\":{\"name\":\"write\",\"arguments\":\"\"}}]}",
            "null"));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String piece = (i == 0 ? "\\\"" : "") + word + (i == words.size() - 1 ? "\\\"" : "");
      events.add(
          chunk(
              "{\"tool_calls\":[{\"index\":"
                  + number
                  + ",\"function\":{\"arguments\":\""
                  + piece
                  + "\"}}]}",
              "null"));
    }
  }

  private static String says(String field, String word) {
    return chunk("{\"" + field + "\":\"" + word + "\"}", "null");
  }

  /** Padded to {@link #EVENT} bytes where it is shorter. */
  private static String chunk(String delta, String reason) {
    String chunk =
        HEAD
            + "\"choices\":[{\"index\":0,\"delta\":"
            + delta
            + ",\"logprobs\":null,\"finish_reason\":"
            + reason
            + "}],\"usage\":null,\"obfuscation\":\"";
    int missing = EVENT - chunk.getBytes(StandardCharsets.UTF_8).length - "data: \"}\n\n".length();
    return chunk + "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8v".substring(0, Math.clamp(missing, 0, 28)) + "\"}";
  }

  private static List<String> escaped(int count) {
    var random = new Random(1);
    return random.ints(count, 0, WORDS.length).mapToObj(i -> WORDS[i]).toList();
  }
}
