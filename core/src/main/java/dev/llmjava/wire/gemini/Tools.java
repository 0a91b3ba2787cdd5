package dev.llmjava.wire.gemini;

import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import java.util.List;

/** Tools ("Tool"): functions of the application, and what Google runs itself. */
final class Tools {
  private Tools() {}

  static Json served(ServerTool tool) {
    String name =
        switch (tool.type()) {
          case ServerTool.WEB_SEARCH -> "googleSearch";
          case ServerTool.WEB_FETCH -> "urlContext";
          case ServerTool.CODE_EXECUTION -> "codeExecution";
          default -> tool.type();
        };
    return Json.object().put(name, tool.settings()).build();
  }

  /** "FunctionCallingConfig", which says nothing of the tools that Google runs. */
  static Json calling(ToolChoice choice) {
    return switch (choice.rule()) {
      case AUTO, NONE -> Json.object().put("mode", choice.rule().name()).build();
      case REQUIRED -> Json.object().put("mode", "ANY").build();
      case NAMED ->
          Json.object()
              .put("mode", "ANY")
              .put("allowedFunctionNames", Json.array(List.of(Json.of(choice.named()))))
              .build();
    };
  }

  static Json function(Tool tool) {
    var function = Json.object().put("name", tool.name());
    if (!tool.description().isEmpty()) {
      function.put("description", tool.description());
    }
    Schema schema = Schema.of(tool.inputSchema());
    function.put(schema.plain() ? "parameters" : "parametersJsonSchema", schema.json());
    return function.build();
  }
}
