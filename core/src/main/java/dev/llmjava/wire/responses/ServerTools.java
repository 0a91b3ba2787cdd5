package dev.llmjava.wire.responses;

import dev.llmjava.LlmException;
import dev.llmjava.ServerTool;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.Set;

/**
 * Tools that the provider runs, as requests name them, and the parts of their results that have to
 * be asked for ("include"). As in LLM, two flags among the settings of a web search are not the
 * provider's: {@code include_sources} and {@code include_results}.
 */
final class ServerTools {
  private static final String SOURCES = "include_sources";
  private static final String RESULTS = "include_results";

  private ServerTools() {}

  /**
   * @throws LlmException.Setup for one that this wire does not have
   */
  static Json.Obj tool(ServerTool tool, Dialect dialect) {
    return switch (tool.type()) {
      case ServerTool.WEB_FETCH ->
          throw new LlmException.Setup(
              "Model '"
                  + dialect.model()
                  + "' does not support server-side tool '"
                  + ServerTool.WEB_FETCH
                  + "' - '"
                  + ServerTool.WEB_SEARCH
                  + "' also opens pages");
      case ServerTool.CODE_EXECUTION, "code_interpreter" -> codeInterpreter(tool.settings());
      default -> typed(tool.type(), tool.settings().without(SOURCES, RESULTS));
    };
  }

  private static Json.Obj codeInterpreter(Json.Obj settings) {
    Json.Obj tool = typed("code_interpreter", settings);
    return tool.has("container")
        ? tool
        : tool.with("container", Json.object().put("type", "auto").build());
  }

  private static Json.Obj typed(String type, Json.Obj settings) {
    return Json.object().put("type", type).putAll(settings).build();
  }

  static void include(List<ServerTool> tools, Set<Json> include) {
    for (ServerTool tool : tools) {
      switch (tool.type()) {
        case ServerTool.CODE_EXECUTION, "code_interpreter" ->
            include.add(Json.of("code_interpreter_call.outputs"));
        case "file_search" -> include.add(Json.of("file_search_call.results"));
        default -> {}
      }
      if (tool.settings().isTrue(SOURCES)) {
        include.add(Json.of("web_search_call.action.sources"));
      }
      if (tool.settings().isTrue(RESULTS)) {
        include.add(Json.of("web_search_call.results"));
      }
    }
  }
}
