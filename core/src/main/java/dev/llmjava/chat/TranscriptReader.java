package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a transcript line by line. One use, one thread. */
final class TranscriptReader {
  private final List<Message> messages = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final List<Part.ToolResult> results = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private Role role = Role.ASSISTANT;
  private boolean calls;
  private boolean noMoreFolds;
  private boolean more;
  private @Nullable Long number;

  List<Message> read(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean fold = !noMoreFolds && line.startsWith("<details") && TranscriptText.isOwn(line);
      int end = fold ? end(lines, i) : -1;
      if (end > 0) {
        fold(line, lines.subList(i + 1, end));
        i = end;
      } else if (TranscriptText.isOwn(line) && line.startsWith("<!--")) {
        begin(Role.valueOf(line.replaceAll("[^a-z]+", "").toUpperCase(Locale.ROOT)));
      } else {
        words.append(TranscriptText.unescape(line)).append('\n');
      }
    }
    endMessage(false);
    return List.copyOf(messages);
  }

  /** The fold's last line; -1 when it has none, so that it is text. */
  private int end(List<String> lines, int from) {
    for (int i = from + 1; i < lines.size(); i++) {
      if (lines.get(i).stripTrailing().equals(ToolBlock.END)) {
        return i;
      }
    }
    noMoreFolds = true;
    return -1;
  }

  /** A fold about tokens is shown and no part of what was said. */
  private void fold(String first, List<String> lines) {
    ToolBlock block =
        first.contains("tool-usage-details")
            ? ToolBlock.parse(lines.stream().map(String::stripTrailing).toList())
            : null;
    if (block == null) {
      return;
    }
    boolean together = calls && block.message() != null && block.message().equals(number);
    if (calls && !together) {
      endMessage(true);
    } else {
      endText();
    }
    calls = true;
    more = block.more();
    number = block.message();
    parts.add(block.call());
    if (block.result() != null && block.call().serverSide()) {
      parts.add(block.result());
    } else if (block.result() != null) {
      results.add(block.result());
    }
  }

  private void begin(Role next) {
    endMessage(false);
    role = next;
  }

  private void endText() {
    String said = withoutThinking(words.toString().strip());
    words.setLength(0);
    if (!said.isEmpty()) {
      parts.add(new Part.Text(said));
    }
  }

  /** A first line of brains says that there was reasoning, and is none of the words. */
  private static String withoutThinking(String said) {
    int end = 0;
    while (said.startsWith(StreamFormatter.BRAIN, end)) {
      end += StreamFormatter.BRAIN.length();
    }
    boolean whole = end == said.length() || said.charAt(end) == '\n';
    return whole ? said.substring(end).strip() : said;
  }

  /**
   * What was read is a message. Words after its last call are part of it, or the next one's first.
   *
   * @param goesOn whether that next one goes on with a call
   */
  private void endMessage(boolean goesOn) {
    String said = words.toString();
    boolean next = calls && !more && !said.isBlank();
    if (next) {
      words.setLength(0);
    }
    endText();
    give();
    if (next) {
      words.append(said);
      endText();
      if (!goesOn) {
        give();
      }
    }
  }

  private void give() {
    if (!parts.isEmpty()) {
      messages.add(new Message(role, parts, ProviderData.NONE));
    }
    if (!results.isEmpty()) {
      messages.add(Message.tool(results));
    }
    parts.clear();
    results.clear();
    calls = false;
    more = false;
    number = null;
    role = Role.ASSISTANT;
  }
}
