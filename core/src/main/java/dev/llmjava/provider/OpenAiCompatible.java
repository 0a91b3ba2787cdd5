package dev.llmjava.provider;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.json.Json;
import dev.llmjava.provider.OpenAiModelInfo.Ability;
import dev.llmjava.provider.OpenAiOptions.Trait;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.completions.TextCompletions;
import dev.llmjava.wire.responses.Responses;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Models that users describe in {@code extra-openai-models.yaml}: whatever speaks OpenAI's
 * protocols, anywhere.
 */
public final class OpenAiCompatible {
  private OpenAiCompatible() {}

  /**
   * The model that one item of the file describes. What this version cannot speak is a model all
   * the same, which says so when it is asked.
   *
   * @throws LlmException.Setup for an item that is incomplete or has values of the wrong types
   */
  public static Provider.Entry entry(Json.Obj item, ProviderContext context) {
    var described = new ExtraModel(item);
    String id = described.required("model_id");
    String wireName = described.required("model_name");
    Set<Ability> abilities = abilities(described);
    Set<Trait> traits = traits(described);
    ModelInfo.KeyName key = key(described);
    String unsupported = unsupported(described);
    var endpoint =
        new Endpoint(
            provider(described),
            address(described, context),
            key == null ? Credential.DUMMY : Credential.bearer(key),
            described.headers(),
            context);
    var info =
        new OpenAiModelInfo(
            described.kind() + ": " + id,
            endpoint.provider() + "/" + wireName,
            abilities,
            traits,
            key);
    if (unsupported != null) {
      return new Provider.Entry(new UnsupportedModel(id, unsupported, info), described.aliases());
    }
    if (described.isTrue("completion")) {
      boolean streams = abilities.contains(Ability.STREAMS);
      var wire = new TextCompletions(endpoint.provider(), wireName, streams, null);
      return new Provider.Entry(
          OpenAiCompletions.model(id, endpoint, wire, key), described.aliases());
    }
    return new Provider.Entry(
        new HttpModel(id, endpoint, wire(described, endpoint.provider(), wireName), info),
        described.aliases());
  }

  /** OpenAI when no other address is given, else the key's name, else the host. */
  private static String provider(ExtraModel item) {
    String base = item.text("api_base");
    String keyName = item.text("api_key_name");
    if (base == null) {
      return OpenAi.NAME;
    }
    return keyName == null ? host(base) : keyName;
  }

  /** Host and port, without parsing: an address that is none is reported when it is used. */
  static String host(String base) {
    int scheme = base.indexOf("://");
    String rest = scheme < 0 ? base : base.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return rest.substring(rest.lastIndexOf('@', end) + 1, end);
  }

  private static String address(ExtraModel item, ProviderContext context) {
    String base = item.text("api_base");
    return base == null ? OpenAi.address(context) : base;
  }

  /** As in LLM, OpenAI's variable stands in for a key that is not stored, whatever its name. */
  private static ModelInfo.@Nullable KeyName key(ExtraModel item) {
    String name = item.text("api_key_name");
    if (name != null) {
      return new ModelInfo.KeyName(name, OpenAi.KEY.variable());
    }
    return item.text("api_base") == null ? OpenAi.KEY : null;
  }

  private static Wire wire(ExtraModel item, String provider, String wireName) {
    boolean streams = !item.isFalse("can_stream");
    return new OpenAiWire(
        item.isTrue("responses")
            ? Responses.of(provider, wireName, streams, item.isTrue("reasoning"))
            : null,
        new ChatCompletions(dialect(item, provider, wireName)));
  }

  private static Dialect dialect(ExtraModel item, String provider, String wireName) {
    boolean openAi = item.text("api_base") == null;
    boolean reasoning = item.isTrue("reasoning");
    return Dialect.of(provider, wireName)
        .withStreams(!item.isFalse("can_stream"))
        .withLengthOption(openAi && reasoning ? Dialect.MAX_COMPLETION_TOKENS : Dialect.MAX_TOKENS)
        .withHidingReasoning(
            reasoning ? hiding(host(orEmpty(item.text("api_base")))) : Json.Obj.EMPTY);
  }

  /** Vendors that document a way to leave the reasoning out of the answer. */
  static Json.Obj hiding(String host) {
    return switch (host) {
      case "openrouter.ai" ->
          Json.object().put("reasoning", Json.object().put("exclude", true).build()).build();
      case "api.groq.com" -> Json.object().put("include_reasoning", false).build();
      default -> Json.Obj.EMPTY;
    };
  }

  private static Set<Ability> abilities(ExtraModel item) {
    var abilities = EnumSet.noneOf(Ability.class);
    if (!item.isFalse("can_stream")) {
      abilities.add(Ability.STREAMS);
    }
    item.addIf("supports_schema", abilities, Ability.SCHEMAS);
    item.addIf("supports_tools", abilities, Ability.TOOLS);
    item.addIf("vision", abilities, Ability.VISION);
    item.addIf("audio", abilities, Ability.HEARING);
    if (item.text("api_base") != null) {
      abilities.add(Ability.OTHER_TOOLS);
    }
    return abilities;
  }

  private static Set<Trait> traits(ExtraModel item) {
    var traits = EnumSet.noneOf(Trait.class);
    item.addIf("reasoning", traits, Trait.REASONING);
    item.addIf("service_tier", traits, Trait.SERVICE_TIER);
    item.addIf("responses", traits, Trait.RESPONSES);
    return traits;
  }

  private static @Nullable String unsupported(ExtraModel item) {
    String id = item.required("model_id");
    for (String name : new String[] {"api_type", "api_version", "api_engine"}) {
      if (item.text(name) != null) {
        return id
            + " has "
            + name
            + ", which no longer works - give the whole address in api_base, with its"
            + " ?api-version=... if it has one";
      }
    }
    return null;
  }
}
