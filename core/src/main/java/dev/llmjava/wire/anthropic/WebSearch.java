package dev.llmjava.wire.anthropic;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.Optional;

/** Web search as options ask for it ("Web search tool"). */
final class WebSearch {
  static final String OPTION = "web_search";
  static final String MAX_USES = "web_search_max_uses";
  static final String ALLOWED = "web_search_allowed_domains";
  static final String BLOCKED = "web_search_blocked_domains";
  static final String LOCATION = "web_search_location";

  /** The basic search, which every model that searches takes; the one that LLM asks for. */
  static final String TYPE = "web_search_20250305";

  private WebSearch() {}

  /**
   * The tool.
   *
   * @throws LlmException.Setup for a model without it, and for settings that make no sense
   */
  static Optional<Json> in(Prompt prompt, Dialect dialect) {
    Json.Obj options = prompt.options();
    if (!options.isTrue(OPTION)) {
      return Optional.empty();
    }
    if (!dialect.has(Dialect.Ability.WEB_SEARCH)) {
      throw new LlmException.Setup(
          dialect.model()
              + " cannot search the web - leave out -o web_search, or ask a newer model");
    }
    if (options.has(ALLOWED) && options.has(BLOCKED)) {
      throw new LlmException.Setup("only one of " + ALLOWED + " and " + BLOCKED + " can be set");
    }
    var tool = Json.object().put("type", TYPE).put("name", "web_search");
    tool.putIfPresent("max_uses", options.integer(MAX_USES));
    tool.putIfPresent("allowed_domains", TextList.of(options, ALLOWED));
    tool.putIfPresent("blocked_domains", TextList.of(options, BLOCKED));
    if (options.has(LOCATION)) {
      tool.put("user_location", location(options));
    }
    return Optional.of(tool.build());
  }

  private static Json location(Json.Obj options) {
    Json.Obj given = options.object(LOCATION);
    String text = options.string(LOCATION);
    try {
      Json.Obj place = text == null ? given : Json.parseObject(text);
      if (!place.isEmpty()) {
        return Json.object().putAll(place).put("type", "approximate").build();
      }
    } catch (JsonException e) {
      // said below, for this and for what is no place
    }
    throw new LlmException.Setup(
        LOCATION
            + " is not a place: \""
            + (text == null ? options.get(LOCATION) : text)
            + "\" - write it like {\"city\": \"Paris\", \"region\": \"Paris\", \"country\": \"FR\","
            + " \"timezone\": \"Europe/Paris\"}");
  }
}
