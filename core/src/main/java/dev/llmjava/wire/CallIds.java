package dev.llmjava.wire;

import dev.llmjava.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Ids for calls that were read from a form without: the wire needs them. They are counted through
 * the request, and a result without one belongs to the oldest such call of its tool.
 */
public final class CallIds {
  private final Map<String, Deque<String>> open = new HashMap<>();
  private int count;

  public String of(Part.ToolCall call) {
    String id = call.id();
    if (id != null && !id.isEmpty()) {
      return id;
    }
    String made = next();
    open.computeIfAbsent(call.name(), name -> new ArrayDeque<>()).add(made);
    return made;
  }

  public String of(Part.ToolResult result) {
    String id = result.callId();
    if (id != null && !id.isEmpty()) {
      return id;
    }
    String made = open.getOrDefault(result.name(), new ArrayDeque<>()).poll();
    return made == null ? next() : made;
  }

  private String next() {
    count++;
    return "call_" + count;
  }
}
