package dev.llmjava.cli.chat;

import dev.llmjava.cli.tool.ToolApproval;
import org.jspecify.annotations.Nullable;

/** Where the lines of a chat come from. One thread at a time. */
interface ChatLines extends AutoCloseable {
  /**
   * The next line without its end; what was pasted at once may have several.
   *
   * @return null at the end of the input
   * @throws Interrupted at Ctrl-C where nothing was typed
   */
  @Nullable String read(String prompt);

  /** Asks about the calls of tools where the lines come from. */
  ToolApproval approval();

  @Override
  default void close() {}
}
