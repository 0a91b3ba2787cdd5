package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one call, whatever the model wrote and whatever the tool does. Arguments that are not what
 * the model meant to send never run: those that do not parse, and those that a token limit may have
 * cut.
 */
final class ToolRunner {
  /**
   * What came of a call.
   *
   * @param stop whether the tool wants no more calls
   * @param whole whether the tool wants its result shown whole
   */
  record Ran(Part.ToolResult result, boolean stop, boolean whole) {
    static Ran of(Part.ToolResult result) {
      return new Ran(result, false, false);
    }
  }

  private ToolRunner() {}

  /**
   * What is wrong with a call, so that it cannot run; null for nothing.
   *
   * @param cutOff whether a token limit may have cut it
   */
  static Part.@Nullable ToolResult refusal(
      @Nullable Tool tool, Part.ToolCall call, boolean cutOff) {
    if (tool == null) {
      return failed(call, "tool \"" + call.name() + "\" does not exist");
    }
    if (cutOff && call.input().isBlank()) {
      return failed(call, "the token limit cut the call off before its arguments");
    }
    try {
      if (cutOff && !(Json.parse(call.input()) instanceof Json.Obj)) {
        return failed(call, "the token limit cut the arguments off: " + call.input());
      }
      return missing(tool, call, ToolArguments.require(call.input()));
    } catch (JsonException e) {
      return failed(call, "the arguments are " + e.getMessage() + ": " + call.input());
    }
  }

  /**
   * Runs a call that nothing is wrong with.
   *
   * @throws PauseChain when the tool leaves the call open
   */
  static Ran run(Tool tool, ToolContext context) {
    Part.ToolCall call = context.call();
    try {
      Object value = tool.body().run(ToolArguments.require(call.input()), context);
      ToolOutput output = value instanceof ToolOutput given ? given : ToolOutput.of(value);
      return new Ran(ToolAnswer.result(call, output), output.stop(), output.whole());
    } catch (PauseChain e) {
      throw e;
    } catch (CancelToolCall e) {
      return Ran.of(cancelled(call, String.valueOf(e.getMessage())));
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      return Ran.of(failed(call, e));
    }
  }

  static Part.ToolResult cancelled(Part.ToolCall call, String why) {
    String words = ToolAnswer.mended(why);
    return Part.ToolResult.failed(call, "Cancelled: " + words, "CancelToolCall: " + words);
  }

  static Part.ToolResult failed(Part.ToolCall call, String problem) {
    String words = ToolAnswer.mended(problem);
    return Part.ToolResult.failed(call, "Error: " + words, words);
  }

  /** As LLM tells it: the message to the model, with the kind of error to the log. */
  private static Part.ToolResult failed(Part.ToolCall call, Throwable e) {
    String name = e.getClass().getSimpleName();
    String message = e.getMessage() == null ? null : ToolAnswer.mended(e.getMessage());
    return Part.ToolResult.failed(
        call,
        "Error: " + (message == null ? name : message),
        message == null ? name : name + ": " + message);
  }

  private static Part.@Nullable ToolResult missing(
      Tool tool, Part.ToolCall call, Json.Obj arguments) {
    List<String> missing = new ArrayList<>();
    for (Json name : tool.inputSchema().items("required")) {
      if (name instanceof Json.Str(String text) && arguments.get(text) == null) {
        missing.add("arguments." + text + ": missing");
      }
    }
    return missing.isEmpty() ? null : failed(call, String.join("; ", missing));
  }
}
