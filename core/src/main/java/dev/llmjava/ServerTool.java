package dev.llmjava;

import dev.llmjava.json.Json;

/**
 * A tool that the provider runs itself, such as a web search. Its calls and results come back as
 * parts that are marked as the server's; nothing is ever run here.
 *
 * @param type the provider's own word for it ({@code web_search_20250305}, {@code
 *     code_interpreter}, {@code google_search}), or one of {@link #WEB_SEARCH}, {@link #WEB_FETCH}
 *     and {@link #CODE_EXECUTION}, which each wire translates
 * @param settings in the provider's form; empty for its defaults
 */
public record ServerTool(String type, Json.Obj settings) {
  public static final String WEB_SEARCH = "web_search";
  public static final String WEB_FETCH = "web_fetch";
  public static final String CODE_EXECUTION = "code_execution";

  /** With the provider's defaults. */
  public static ServerTool of(String type) {
    return new ServerTool(type, Json.Obj.EMPTY);
  }
}
