package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.List;

/** Runs the calls that a response ends with, one after the other. */
final class ToolRunner {
  private final List<Tool> tools;
  private final boolean cutOff;

  /**
   * @param cutOff the answer ran into a token limit, so that a call without arguments may be one
   *     whose arguments did not come
   */
  ToolRunner(List<Tool> tools, boolean cutOff) {
    this.tools = tools;
    this.cutOff = cutOff;
  }

  /** One result per call; a call that cannot be run is answered with what is wrong. */
  List<Part.ToolResult> run(List<Part.ToolCall> calls) {
    var results = new ArrayList<Part.ToolResult>();
    for (Part.ToolCall call : calls) {
      results.add(run(call));
    }
    return results;
  }

  private Part.ToolResult run(Part.ToolCall call) {
    Tool tool = tools.stream().filter(t -> t.name().equals(call.name())).findFirst().orElse(null);
    if (tool == null) {
      return failed(call, "tool \"" + call.name() + "\" does not exist");
    }
    if (cutOff && call.input().isBlank()) {
      return failed(call, "the token limit cut the call off before its arguments");
    }
    Json.Obj arguments;
    try {
      arguments = ToolArguments.require(call.input());
    } catch (JsonException e) {
      return failed(call, "the arguments are " + e.getMessage() + ": " + call.input());
    }
    return run(tool, call, arguments);
  }

  private static Part.ToolResult run(Tool tool, Part.ToolCall call, Json.Obj arguments) {
    try {
      return Part.ToolResult.of(call, text(tool.body().run(arguments)));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      String name = e.getClass().getSimpleName();
      String message = e.getMessage();
      return Part.ToolResult.failed(
          call,
          "Error: " + (message == null ? name : message),
          message == null ? name : name + ": " + message);
    }
  }

  private static Part.ToolResult failed(Part.ToolCall call, String problem) {
    return Part.ToolResult.failed(call, "Error: " + problem, problem);
  }

  private static String text(Object output) {
    return output instanceof Json json ? json.format(JsonStyle.PYTHON) : String.valueOf(output);
  }
}
