package dev.llmjava;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers when there is more to say than a value.
 *
 * @param value as {@link Tool.Body#run} may return it
 * @param attachments for the model to look at
 * @param stop whether the model is asked for no more tools after this batch of calls
 * @param whole whether displays show all of it, however long it is
 */
public record ToolOutput(
    @Nullable Object value, List<Attachment> attachments, boolean stop, boolean whole) {
  public ToolOutput {
    attachments = List.copyOf(attachments);
  }

  public static ToolOutput of(@Nullable Object value, Attachment... attachments) {
    return new ToolOutput(value, List.of(attachments), false, false);
  }

  /** The last word: see {@link ChainLimit} for what happens then. */
  public static ToolOutput stop(@Nullable Object value) {
    return new ToolOutput(value, List.of(), true, false);
  }

  /** The same, never shortened by a display. */
  public ToolOutput inFull() {
    return new ToolOutput(value, attachments, stop, true);
  }
}
