package dev.llmjava.tool;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Tool;
import dev.llmjava.ToolContext;
import dev.llmjava.ToolModel;
import dev.llmjava.json.Json;
import java.util.List;

/** Calls tools as a chain does. */
final class Calls {
  private Calls() {}

  static Tool named(List<Tool> tools, String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the tool itself returns or throws. */
  static Object run(Tool tool, String arguments) throws Exception {
    var call = new Part.ToolCall("call_1", tool.name(), arguments, false, ProviderData.NONE);
    var context = new ToolContext(call, Prompt.of("go"), List.of(Message.user("go")));
    return tool.body().run(Json.parseObject(arguments), context);
  }

  /** What a model is sent. */
  static Part.ToolResult result(Tool tool, String arguments) {
    var model = new ToolModel(ToolModel.calls(tool.name(), arguments), ToolModel.says("done"));
    model.chain(Prompt.builder().user("go").tools(List.of(tool)).build()).text();
    return model.results(1).getFirst();
  }
}
