package dev.llmjava.provider;

import dev.llmjava.ModelFacts;
import dev.llmjava.Prices;
import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model as a provider's list describes it. OpenAI's lists have names alone; others add to that in
 * fields of their own, which do not contradict each other: OpenRouter ("List available models"),
 * Anthropic ("List Models"), Google ({@code models.list}), Mistral ("List Models"), Groq, Together,
 * vLLM.
 *
 * @param id what it is asked for by
 */
record ListedModel(String id, Json.Obj item) {
  private static final int MILLION = 6;

  /** Before or after the point; nobody has prices with more. */
  private static final int DIGITS = 30;

  /** How Google names what it has. */
  private static final String RESOURCE = "models/";

  private static final String[] CONTEXT = {
    "context_length",
    "context_window",
    "max_context_length",
    "max_model_len",
    "max_input_tokens",
    "inputTokenLimit"
  };
  private static final String[] OUTPUT = {
    "max_completion_tokens", "max_tokens", "outputTokenLimit"
  };

  /** What they call a capability, wherever they say so, and what it is called here. */
  private static final Map<String, String> CAPABILITIES =
      Map.ofEntries(
          Map.entry("image", "vision"),
          Map.entry("vision", "vision"),
          Map.entry("image_input", "vision"),
          Map.entry("file", "pdf"),
          Map.entry("pdf_input", "pdf"),
          Map.entry("audio", "audio"),
          Map.entry("video", "video"),
          Map.entry("tools", "tools"),
          Map.entry("function_calling", "tools"),
          Map.entry("structured_outputs", "schemas"),
          Map.entry("reasoning", "reasoning"),
          Map.entry("thinking", "reasoning"));

  /** Of lists that do not say what a model is for. */
  private static final List<String> OTHER_USES =
      List.of(
          "embed",
          "whisper",
          "tts",
          "dall-e",
          "moderation",
          "transcribe",
          "realtime",
          "gpt-image",
          "chatgpt-image",
          "sora-",
          "rerank",
          "babbage-002",
          "davinci-002",
          "gpt-3.5-turbo-instruct");

  private static final Set<String> OTHER_TYPES =
      Set.of("image", "embedding", "moderation", "audio", "rerank", "transcribe", "video");

  ListedModel {
    id = id.startsWith(RESOURCE) ? id.substring(RESOURCE.length()) : id;
  }

  /** Whether it can be asked with a prompt, as far as the list or its name says. */
  boolean answersInText() {
    List<Json> output = item.object("architecture").items("output_modalities");
    if (!output.isEmpty()) {
      return output.contains(Json.of("text"));
    }
    List<Json> methods = item.items("supportedGenerationMethods");
    if (!methods.isEmpty()) {
      return methods.contains(Json.of("generateContent"));
    }
    if (item.object("capabilities").get("completion_chat") instanceof Json.Bool(boolean chats)) {
      return chats;
    }
    String type = item.string("type");
    String name = id.toLowerCase(Locale.ROOT);
    return (type == null || !OTHER_TYPES.contains(type))
        && OTHER_USES.stream().noneMatch(name::contains);
  }

  ModelFacts facts() {
    Json.Obj provider = item.object("top_provider");
    Long output = first(provider, OUTPUT);
    return new ModelFacts(
        first(item, CONTEXT),
        output == null ? first(item, OUTPUT) : output,
        prices(item.object("pricing")),
        capabilities(),
        item.string("knowledge_cutoff"));
  }

  private static @Nullable Long first(Json.Obj object, String[] names) {
    for (String name : names) {
      Long value = object.integer(name);
      if (value != null && value > 0) {
        return value;
      }
    }
    return null;
  }

  /** OpenRouter's are dollars per token, as text; a price below zero is one that varies. */
  private static Prices prices(Json.Obj pricing) {
    return new Prices(
        perMillion(pricing.string("prompt")),
        perMillion(pricing.string("completion")),
        perMillion(pricing.string("input_cache_read")),
        perMillion(pricing.string("input_cache_write")),
        null);
  }

  private static @Nullable BigDecimal perMillion(@Nullable String perToken) {
    try {
      BigDecimal price = perToken == null ? null : new BigDecimal(perToken);
      return price == null || price.signum() < 0 || Math.abs(price.scale()) > DIGITS
          ? null
          : price.movePointRight(MILLION);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private LinkedHashSet<String> capabilities() {
    var found = new LinkedHashSet<String>();
    item.object("architecture").items("input_modalities").forEach(name -> add(name, found));
    item.items("supported_parameters").forEach(name -> add(name, found));
    item.object("capabilities")
        .fields()
        .forEach(
            (name, value) -> {
              if (Json.of(true).equals(value)
                  || (value instanceof Json.Obj object && object.isTrue("supported"))) {
                add(Json.of(name), found);
              }
            });
    if (item.isTrue("thinking")) {
      add(Json.of("thinking"), found);
    }
    return found;
  }

  private static void add(Json name, Set<String> found) {
    String known = name instanceof Json.Str(String text) ? CAPABILITIES.get(text) : null;
    if (known != null) {
      found.add(known);
    }
  }
}
