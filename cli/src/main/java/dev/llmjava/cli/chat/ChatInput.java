package dev.llmjava.cli.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a chat, those that were pasted at once apart where lines count. */
final class ChatInput {
  private final ChatLines lines;
  private final Deque<String> ahead = new ArrayDeque<>();

  ChatInput(ChatLines lines) {
    this.lines = lines;
  }

  /** What was entered next, which may have several lines; null at the end of the input. */
  @Nullable String entry(String prompt) {
    return ahead.isEmpty() ? lines.read(prompt) : ahead.removeFirst();
  }

  /** The next line alone; null at the end of the input. */
  @Nullable String line(String prompt) {
    String entry = entry(prompt);
    return entry == null ? null : firstLine(entry);
  }

  /** The first line of an entry; the others come next. */
  String firstLine(String entry) {
    if (entry.indexOf('\n') < 0) {
      return entry;
    }
    List<String> all = entry.lines().toList();
    for (String line : all.subList(1, all.size()).reversed()) {
      ahead.addFirst(line);
    }
    return all.isEmpty() ? "" : all.getFirst();
  }
}
