package dev.llmjava.wire.responses;

import dev.llmjava.LlmException;
import dev.llmjava.ServerTool;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tools that the provider runs, as requests name them, and the parts of their results that have to
 * be asked for ("include"). Their settings may have LLM's names beside the provider's: {@code
 * allowed_domains} and {@code blocked_domains} of a web search, {@code memory_limit} and {@code
 * file_ids} of a container, and the flags {@code include_sources} and {@code include_results}. LLM
 * logs a null for each that was not given.
 */
final class ServerTools {
  private static final String SOURCES = "include_sources";
  private static final String RESULTS = "include_results";
  private static final String FILTERS = "filters";
  private static final String LOCATION = "user_location";
  private static final String CONTAINER = "container";
  private static final List<String> OF_FILTERS = List.of("allowed_domains", "blocked_domains");
  private static final List<String> OF_CONTAINER = List.of("memory_limit", "file_ids");

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
      case ServerTool.WEB_SEARCH -> typed(tool.type(), webSearch(tool.settings()));
      default -> typed(tool.type(), tool.settings().without(SOURCES, RESULTS));
    };
  }

  private static Json.Obj webSearch(Json.Obj settings) {
    Json.Obj search = moved(given(settings).without(SOURCES, RESULTS), OF_FILTERS, FILTERS, null);
    Json.Obj location = search.object(LOCATION);
    return location.isEmpty() || location.has("type")
        ? search
        : search.with(LOCATION, location.with("type", Json.of("approximate")));
  }

  private static Json.Obj codeInterpreter(Json.Obj settings) {
    Json.Obj tool = moved(given(settings), OF_CONTAINER, CONTAINER, "auto");
    return typed(
        "code_interpreter",
        tool.has(CONTAINER)
            ? tool
            : tool.with(CONTAINER, Json.object().put("type", "auto").build()));
  }

  private static Json.Obj typed(String type, Json.Obj settings) {
    return Json.object().put("type", type).putAll(settings).build();
  }

  private static Json.Obj given(Json.Obj settings) {
    var given = Json.object();
    settings
        .fields()
        .forEach(
            (name, value) -> {
              if (!(value instanceof Json.Null)) {
                given.put(name, value);
              }
            });
    return given.build();
  }

  /** With those of the names that there are inside of the object {@code into}. */
  private static Json.Obj moved(
      Json.Obj settings, List<String> names, String into, @Nullable String type) {
    if (names.stream().noneMatch(settings::has)) {
      return settings;
    }
    if (settings.get(into) instanceof Json.Str id) {
      throw new LlmException.Setup(
          "\""
              + id.value()
              + "\" as "
              + into
              + " cannot be combined with "
              + String.join(", ", names));
    }
    var inner = Json.object().putIfPresent("type", type).putAll(settings.object(into));
    names.forEach(name -> inner.putIfPresent(name, settings.get(name)));
    return settings.without(names.toArray(String[]::new)).with(into, inner.build());
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
