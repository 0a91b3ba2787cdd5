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

  /** What a delta is a piece of. */
  public enum Kind {
    TEXT,
    REASONING,
    TOOL
  }

  /**
   * One delta.
   *
   * @param block which part of the answer it belongs to, from 0
   * @param json what it says, as it stands between the quotes of a JSON string
   */
  public record Piece(Kind kind, int block, String json) {}

  /** The deltas of an answer. The pieces of a call make one object with a field "text". */
  public List<Piece> pieces(int deltas) {
    var pieces = new ArrayList<Piece>();
    List<String> words = escaped(deltas);
    Kind[] kinds = blocks();
    for (int block = 0; block < kinds.length; block++) {
      int from = block * deltas / kinds.length;
      int to = (block + 1) * deltas / kinds.length;
      for (int i = from; i < to; i++) {
        String json = words.get(i);
        if (kinds[block] == Kind.TOOL) {
          String inside = json.replace("\\", "\\\\").replace("\"", "\\\"");
          json = (i == from ? "{\\\"text\\\":\\\"" : "") + inside + (i == to - 1 ? "\\\"}" : "");
        }
        pieces.add(new Piece(kinds[block], block, json));
      }
    }
    return pieces;
  }

  private Kind[] blocks() {
    return switch (this) {
      case TEXT -> new Kind[] {Kind.TEXT};
      case REASONING -> new Kind[] {Kind.REASONING};
      case TOOL -> new Kind[] {Kind.TOOL};
      case MIXED -> new Kind[] {Kind.REASONING, Kind.TEXT, Kind.TOOL, Kind.TOOL};
    };
  }

  /** The events of an answer of so many deltas, one by one, up to {@code [DONE]}. */
  public List<byte[]> events(int deltas) {
    var events = new ArrayList<String>();
    events.add(chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null"));
    int block = -1;
    for (Piece piece : pieces(deltas)) {
      if (piece.block() != block && piece.kind() == Kind.TOOL) {
        events.add(call(piece.block()));
      }
      block = piece.block();
      events.add(chunk(delta(piece), "null"));
    }
    events.add(chunk("{}", this == TOOL || this == MIXED ? "\"tool_calls\"" : "\"stop\""));
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
    return this == TOOL
        ? String.join("", escaped(deltas)).length() + "{\"text\":\"\"}".length()
        : words(deltas).length();
  }

  /** What the deltas say together. */
  public String words(int deltas) {
    return String.join("", escaped(deltas)).translateEscapes();
  }

  private static String call(int number) {
    return chunk(
        "{\"tool_calls\":[{\"index\":"
            + number
            + ",\"id\":\"call_"
            + number
            + "\",\"type\":\"function\",\"function\":{\"name\":\"write\",\"arguments\":\"\"}}]}",
        "null");
  }

  private static String delta(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> "{\"content\":\"" + piece.json() + "\"}";
      case REASONING -> "{\"reasoning_content\":\"" + piece.json() + "\"}";
      case TOOL ->
          "{\"tool_calls\":[{\"index\":"
              + piece.block()
              + ",\"function\":{\"arguments\":\""
              + piece.json()
              + "\"}}]}";
    };
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
