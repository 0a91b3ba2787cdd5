package dev.llmjava.wire.anthropic;

import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.json.Json;
import dev.llmjava.wire.anthropic.Dialect.Ability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tools that the provider runs or defines ("Tool reference"). Their types have dates; the newest
 * search and fetch can filter what they find with code, which older models cannot. A type {@link
 * #MCP} with {@code name} and {@code url} is a server of the Model Context Protocol ("MCP
 * connector").
 */
final class ServerTools {
  static final String MCP = "mcp";

  private static final String DATE = "_20";
  private static final String CONFIGURATION = "tool_configuration";
  private static final Set<String> OF_SERVER =
      Set.of("name", "url", "authorization_token", CONFIGURATION);

  private final Dialect dialect;
  private final Set<String> betas;
  private final List<Json> tools = new ArrayList<>();
  private final List<Json> servers = new ArrayList<>();

  /**
   * @param betas where to put the betas that the tools need
   */
  ServerTools(Prompt prompt, Dialect dialect, Set<String> betas) {
    this.dialect = dialect;
    this.betas = betas;
    WebSearch.in(prompt, dialect).ifPresent(tools::add);
    prompt.serverTools().forEach(this::add);
  }

  List<Json> tools() {
    return tools;
  }

  /** MCP servers, which are not among the tools. */
  List<Json> servers() {
    return servers;
  }

  boolean isEmpty() {
    return tools.isEmpty() && servers.isEmpty();
  }

  private void add(ServerTool tool) {
    if (tool.type().equals(MCP)) {
      mcp(tool.settings());
      return;
    }
    String type = dated(tool.type());
    beta(type);
    var json = Json.object().put("type", type);
    String name = name(type);
    if (!name.isEmpty()) {
      json.put("name", name);
    }
    tools.add(json.putAll(tool.settings()).build());
  }

  /** A server that says itself which of its tools are used is of the connector's first version. */
  private void mcp(Json.Obj settings) {
    var server = Json.object().put("type", "url");
    var toolset = Json.object().put("type", "mcp_toolset");
    toolset.putIfPresent("mcp_server_name", settings.get("name"));
    settings
        .fields()
        .forEach((name, value) -> (OF_SERVER.contains(name) ? server : toolset).put(name, value));
    servers.add(server.build());
    if (settings.has(CONFIGURATION)) {
      betas.add("mcp-client-2025-04-04");
    } else {
      betas.add("mcp-client-2025-11-20");
      tools.add(toolset.build());
    }
  }

  private String dated(String type) {
    boolean filters = dialect.has(Ability.ADAPTIVE_THINKING);
    return switch (type) {
      case ServerTool.WEB_SEARCH -> filters ? "web_search_20260318" : WebSearch.TYPE;
      case ServerTool.WEB_FETCH -> filters ? "web_fetch_20260318" : "web_fetch_20250910";
      case ServerTool.CODE_EXECUTION ->
          dialect.has(Ability.STRUCTURED_OUTPUTS)
              ? "code_execution_20260521"
              : "code_execution_20250825";
      default -> type;
    };
  }

  /** The one name that a type may have; empty for a type of a form that is not known. */
  private static String name(String type) {
    return switch (type) {
      case "text_editor_20250728", "text_editor_20250429" -> "str_replace_based_edit_tool";
      case "text_editor_20250124", "text_editor_20241022" -> "str_replace_editor";
      default -> {
        int date = type.lastIndexOf(DATE);
        yield date < 0 ? "" : type.substring(0, date);
      }
    };
  }

  private void beta(String type) {
    switch (type) {
      case "advisor_20260301" -> betas.add("advisor-tool-2026-03-01");
      case "computer_20251124" -> betas.add("computer-use-2025-11-24");
      case "computer_20250124" -> betas.add("computer-use-2025-01-24");
      default -> {}
    }
  }
}
