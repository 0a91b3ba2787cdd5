package dev.llmjava.tool;

import dev.llmjava.Tool;
import java.util.List;

/**
 * Somebody who brings tools. Found by {@link java.util.ServiceLoader}: a plugin jar names its
 * implementation in its module descriptor or under {@code META-INF/services}.
 */
public interface ToolPlugin {
  /** What lists and logs call it; a logged conversation finds its tools again by this name. */
  String name();

  /** Tools that stand alone. Called once for a {@link ToolRegistry}. */
  default List<Tool> tools() {
    return List.of();
  }

  /** Kinds of toolboxes. Called once for a {@link ToolRegistry}. */
  default List<ToolboxKind<?>> toolboxes() {
    return List.of();
  }
}
