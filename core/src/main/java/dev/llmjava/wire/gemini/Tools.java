package dev.llmjava.wire.gemini;

import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;

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
