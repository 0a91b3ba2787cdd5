package dev.llmjava.cli;

import dev.llmjava.Tool;
import dev.llmjava.tool.ToolPlugin;
import java.util.List;

/** A plugin that fails. */
public final class BrokenTools implements ToolPlugin {
  @Override
  public String name() {
    return "broken";
  }

  @Override
  public List<Tool> tools() {
    throw new IllegalStateException("no\u001b[2J\nway");
  }
}
