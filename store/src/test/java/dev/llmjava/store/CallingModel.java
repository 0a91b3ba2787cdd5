package dev.llmjava.store;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.ServerTool;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls tools when it is spoken to, and says {@code done} once it has their results. Its payload
 * repeats what its tools are good for.
 */
record CallingModel(List<Part.ToolCall> calls, List<ServerTool.Kind> own, Runnable asked)
    implements Model {

  /** Names and arguments in turn; the ids are {@code c1} and so on. */
  static CallingModel of(String... namesAndArguments) {
    var calls = new ArrayList<Part.ToolCall>();
    for (int i = 0; i < namesAndArguments.length; i += 2) {
      calls.add(
          new Part.ToolCall(
              "c" + (i / 2 + 1),
              namesAndArguments[i],
              namesAndArguments[i + 1],
              false,
              ProviderData.NONE));
    }
    return new CallingModel(List.copyOf(calls), List.of(), () -> {});
  }

  /** The same, telling when it is asked. */
  CallingModel telling(Runnable what) {
    return new CallingModel(calls, own, what);
  }

  /** The same with tools that its provider runs. */
  CallingModel running(ServerTool.Kind... kinds) {
    return new CallingModel(calls, List.of(kinds), asked);
  }

  private static Json.Obj payload(Prompt prompt) {
    return Json.object()
        .put(
            "tools",
            Json.array(prompt.tools().stream().map(tool -> Json.of(tool.description())).toList()))
        .build();
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public ModelInfo info() {
    return ModelInfo.of(id()).withServerTools(own);
  }

  @Override
  public Exchange open(Prompt prompt) {
    asked.run();
    boolean answered = prompt.messages().getLast().role() == Role.TOOL;
    return new Exchange() {
      @Override
      public boolean step(PartSink out) {
        if (answered) {
          out.text("t", "done");
        } else {
          calls.forEach(out::part);
        }
        out.payload(payload(prompt));
        out.finish(
            answered ? FinishReason.STOP : FinishReason.TOOL_CALLS,
            null,
            Usage.NONE,
            ProviderData.NONE);
        return false;
      }

      @Override
      public void close() {}
    };
  }
}
