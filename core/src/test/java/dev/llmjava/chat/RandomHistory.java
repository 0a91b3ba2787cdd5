package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Histories of people, models and tools who say what is hard to write down. Seeded. */
final class RandomHistory {
  private static final List<String> LINES =
      List.of(
          "words",
          "",
          "```",
          "```json",
          "</details>",
          "{\"call\": {\"function\": \"f\"}}",
          "<details class='tool-usage-details'>",
          "<details class='tool-usage-details' markdown='1'>",
          "<details class=\"tool-usage-details\">",
          "<details class='token-usage-details'>",
          "\\<details class='tool-usage-details'>",
          "\\\\\\<!-- user -->",
          "<!-- user -->",
          "<!-- assistant -->",
          "<!-- sys",
          "<det",
          "\\",
          "a\r",
          "\u2028b",
          "🎉 \u001b[31m",
          " <!-- user -->");

  private final Random random;
  private int calls;

  RandomHistory(long seed) {
    random = new Random(seed);
  }

  List<Message> messages() {
    var messages = new ArrayList<Message>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> messages.add(Message.system(text(4)));
        case 1, 2 -> messages.add(Message.user(text(6)));
        default -> answer(messages);
      }
    }
    return messages;
  }

  private void answer(List<Message> messages) {
    var parts = new ArrayList<Part>();
    var results = new ArrayList<Part.ToolResult>();
    boolean afterText = false;
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (!afterText && random.nextBoolean()) {
        parts.add(new Part.Text(text(6)));
        afterText = true;
      } else {
        call(parts, results);
        afterText = false;
      }
    }
    messages.add(Message.assistant(parts));
    if (!results.isEmpty()) {
      messages.add(Message.tool(results));
    }
  }

  private void call(List<Part> parts, List<Part.ToolResult> results) {
    boolean server = random.nextInt(4) == 0;
    String id = "t" + calls++;
    String input = arguments().toString();
    var call = new Part.ToolCall(id, text(1), input, server, ProviderData.NONE);
    parts.add(call);
    if (random.nextInt(5) == 0) {
      return;
    }
    String error = random.nextInt(4) == 0 ? text(2) : null;
    var result =
        new Part.ToolResult(id, call.name(), text(8), error, List.of(), server, ProviderData.NONE);
    if (server) {
      parts.add(result);
    } else {
      results.add(result);
    }
  }

  private Json.Obj arguments() {
    var json = Json.object();
    for (int i = random.nextInt(4); i > 0; i--) {
      json.put("k" + i, value(2));
    }
    return json.build();
  }

  private Json value(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> Json.of(random.nextLong());
      case 1 -> Json.of(random.nextDouble());
      case 2 -> Json.of(random.nextBoolean());
      case 3 -> Json.Null.NULL;
      case 4 -> Json.of(text(3));
      case 5 -> Json.array(List.of(value(depth - 1), value(depth - 1)));
      default -> Json.object().put(text(1), value(depth - 1)).build();
    };
  }

  /** At least a word, without white space around it. */
  String text(int lines) {
    var text = new StringBuilder();
    for (int i = random.nextInt(lines); i >= 0; i--) {
      text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
    }
    String said = text.toString().strip();
    return said.isEmpty() ? "a" : said;
  }
}
