package dev.llmjava;

import dev.llmjava.json.JsonException;
import java.util.Locale;

/** Who speaks a message. */
public enum Role {
  SYSTEM,
  USER,
  ASSISTANT,
  TOOL;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The name in the wire form and in the log: lower case. */
  public String wire() {
    return wire;
  }

  static Role read(String wire) {
    for (Role role : values()) {
      if (role.wire.equals(wire)) {
        return role;
      }
    }
    throw new JsonException(
        "unknown role \"" + wire + "\": expected system, user, assistant or tool");
  }

  boolean allows(Part part) {
    // First what there is most: the first pattern switch of a process costs a millisecond or more.
    if (part instanceof Part.Text) {
      return true;
    }
    return switch (part) {
      case Part.Text t -> true;
      case Part.Unknown u -> true;
      case Part.Media m -> this != SYSTEM;
      case Part.Reasoning r -> this == ASSISTANT;
      case Part.ToolCall c -> this == ASSISTANT;
      case Part.ToolResult r -> this == TOOL || (this == ASSISTANT && r.serverSide());
    };
  }
}
