package dev.llmjava.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands under one word.
 *
 * @param standard the item that gets everything that names no other; null where one must be named
 */
public record Group(String path, String about, @Nullable Item standard, List<Item> items) {
  /** A command or a group, by its last word. */
  public record Item(String name, String summary) {}

  public static final Spec.Option VERSION =
      new Spec.Option(
          List.of("--version"), 0, Spec.Kind.TEXT, false, false, "Show the version and exit.");

  /** One whose first item is the standard one. */
  Group(String path, String about, List<Item> items) {
    this(path, about, items.getFirst(), items);
  }

  public boolean isRoot() {
    return path.equals("llm");
  }

  boolean isStandard(Item item) {
    return item.equals(standard);
  }

  public boolean holds(String name) {
    for (Item item : items) {
      if (item.name().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
