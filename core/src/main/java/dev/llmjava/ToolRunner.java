package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.List;

/** Runs the calls that a response ends with, one after the other. */
final class ToolRunner {
  private final List<Tool> tools;

  ToolRunner(List<Tool> tools) {
    this.tools = tools;
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
      String problem = "tool \"" + call.name() + "\" does not exist";
      return Part.ToolResult.failed(call, "Error: " + problem, problem);
    }
    Json.Obj arguments = call.arguments();
    if (arguments.has(ToolArguments.RAW)) {
      String problem = "the arguments are not valid JSON: " + call.input();
      return Part.ToolResult.failed(call, "Error: " + problem, problem);
    }
    try {
      return Part.ToolResult.of(call, text(tool.body().run(arguments)));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return Part.ToolResult.failed(
          call, "Error: " + e.getMessage(), e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static String text(Object output) {
    return output instanceof Json json ? json.format(JsonStyle.PYTHON) : String.valueOf(output);
  }
}
