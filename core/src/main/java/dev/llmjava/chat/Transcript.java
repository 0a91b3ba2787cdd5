package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Part.ToolCall;
import dev.llmjava.Part.ToolResult;
import dev.llmjava.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A history as Markdown for people to read and keep, which can be read back. What models say stands
 * as it is, a call and its result is a fold, and a comment line, which is not shown, says where
 * somebody else begins.
 *
 * <p>It is a view: texts, calls with their arguments' types, results, and which calls belong
 * together come back; reasoning, attachments and what providers attached do not, and neither do
 * results without a call and white space around a text. Who wants those keeps the messages.
 */
public final class Transcript {
  private Transcript() {}

  /** The transcript of a history. */
  public static String format(List<Message> messages) {
    var text = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (message.role() == Role.TOOL) {
        continue;
      }
      if (message.role() != Role.ASSISTANT || !begins) {
        text.append("\n\n<!-- ").append(message.role().wire()).append(" -->\n\n");
      }
      append(message, i, results(messages, i), text);
      begins = endsWithCall(message);
    }
    return text.toString().strip() + "\n";
  }

  /** After an application's call, the model's next words are read as its next message. */
  private static boolean endsWithCall(Message message) {
    List<Part> shown = message.parts().stream().filter(Transcript::isShown).toList();
    return !shown.isEmpty() && isOfApplication(shown.getLast());
  }

  private static boolean isOfApplication(Part part) {
    return part instanceof ToolCall call && !call.serverSide();
  }

  private static boolean isShown(Part part) {
    return switch (part) {
      case Part.Text text -> !text.text().isBlank();
      case Part.Media m -> true;
      case ToolCall c -> true;
      case Part.Reasoning r -> false;
      case ToolResult r -> false;
      case Part.Unknown u -> false;
    };
  }

  /**
   * Messages from what {@link #format} or Lisette wrote; folds that cannot be read are left out.
   */
  public static List<Message> parse(String text) {
    return new TranscriptReader().read(text);
  }

  /** What was answered to the calls of a message: by it, or by those of tools that follow. */
  private static List<ToolResult> results(List<Message> messages, int of) {
    var results = new ArrayList<>(messages.get(of).parts(ToolResult.class));
    for (int i = of + 1; i < messages.size() && messages.get(i).role() == Role.TOOL; i++) {
      results.addAll(messages.get(i).parts(ToolResult.class));
    }
    return results;
  }

  private static void append(
      Message message, long number, List<ToolResult> results, StringBuilder text) {
    var words = new StringBuilder();
    for (int i = 0; i < message.parts().size(); i++) {
      switch (message.parts().get(i)) {
        case Part.Text said -> words.append(said.text());
        case Part.Media media -> words.append(Markdown.media(media.attachment()));
        case ToolCall call -> {
          flush(words, text);
          boolean more = message.parts().stream().skip(i + 1).anyMatch(Transcript::isShown);
          text.append(new ToolBlock(call, take(call, results), number, more).format());
        }
        case Part.Reasoning r -> {}
        case ToolResult r -> {}
        case Part.Unknown u -> {}
      }
    }
    flush(words, text);
  }

  private static void flush(StringBuilder words, StringBuilder text) {
    text.append(TranscriptText.escape(words.toString().strip()));
    words.setLength(0);
  }

  /** A result without an id belongs to the first call of its tool. */
  private static @Nullable ToolResult take(ToolCall call, List<ToolResult> results) {
    for (ToolResult result : results) {
      boolean named = call.id() == null || result.callId() == null;
      boolean same =
          named ? call.name().equals(result.name()) : Objects.equals(call.id(), result.callId());
      if (same) {
        results.remove(result);
        return result;
      }
    }
    return null;
  }
}
