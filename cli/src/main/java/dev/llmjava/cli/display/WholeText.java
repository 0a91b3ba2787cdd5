package dev.llmjava.cli.display;

import dev.llmjava.StreamEvent;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.Fences;

/** The text at the end, or one code block of it. */
public final class WholeText implements Display {
  private final Terminal terminal;
  private final boolean block;
  private final boolean last;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param block only a fenced block, if there is one
   * @param last the last block and not the first
   */
  public WholeText(Terminal terminal, boolean block, boolean last) {
    this.terminal = terminal;
    this.block = block;
    this.last = last;
  }

  @Override
  public void show(StreamEvent event) {
    if (event instanceof StreamEvent.TextDelta delta) {
      text.append(delta.text());
    } else if (event instanceof StreamEvent.RefusalDelta delta) {
      text.append(delta.text());
    } else {
      Display.notice(event, terminal);
    }
  }

  @Override
  public void gap() {
    text.append(' ');
  }

  @Override
  public void end() {
    String all = text.toString();
    String found = block ? Fences.find(all, last) : null;
    // LLM counts a block without content as none
    terminal.out().println(found == null || found.isEmpty() ? all : found);
  }
}
