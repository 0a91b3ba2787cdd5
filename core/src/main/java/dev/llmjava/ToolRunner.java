package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
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
  List<Part.ToolResult> run(Response response) {
    boolean cutOff = response.finished().reason() == FinishReason.LENGTH;
    var results = new ArrayList<Part.ToolResult>();
    for (Part.ToolCall call : response.toolCalls()) {
      // an answer that met the token limit may lack the arguments of its last call
      results.add(
          cutOff && call.input().isBlank()
              ? failed(call, "the token limit cut the call off before its arguments")
              : run(call));
    }
    return results;
  }

  private Part.ToolResult run(Part.ToolCall call) {
    Tool tool = tools.stream().filter(t -> t.name().equals(call.name())).findFirst().orElse(null);
    if (tool == null) {
      return failed(call, "tool \"" + call.name() + "\" does not exist");
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
