package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.SCHEMAS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.TOOLS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.VISION;
import static dev.llmjava.provider.OpenAiOptions.Trait.ORIGINAL_DETAIL;
import static dev.llmjava.provider.OpenAiOptions.Trait.REASONING;
import static dev.llmjava.provider.OpenAiOptions.Trait.RESPONSES;
import static dev.llmjava.provider.OpenAiOptions.Trait.SERVICE_TIER;
import static dev.llmjava.provider.OpenAiOptions.Trait.VERBOSITY;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.provider.OpenAiModelInfo.Ability;
import dev.llmjava.provider.OpenAiOptions.Trait;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAI's own models, as LLM 0.32 lists them. Those that LLM asks through the Responses API are
 * asked through chat completions for now, and {@code gpt-3.5-turbo-instruct}, which speaks neither,
 * is left out.
 */
public final class OpenAi implements RefreshesModels {
  static final String NAME = "openai";
  static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "OPENAI_API_KEY");

  private static final String ADDRESS = "https://api.openai.com/v1";

  private static final Set<Ability> WORDS = Set.of(STREAMS);
  private static final Set<Ability> BLIND = Set.of(STREAMS, SCHEMAS, TOOLS);
  private static final Set<Ability> ALL = Set.of(STREAMS, SCHEMAS, TOOLS, VISION);
  private static final Set<Ability> AT_ONCE = Set.of(SCHEMAS, TOOLS, VISION);

  private static final Set<Trait> CHAT = Set.of(SERVICE_TIER);
  private static final Set<Trait> O_SERIES = Set.of(SERVICE_TIER, RESPONSES, REASONING);
  private static final Set<Trait> GPT_5 = Set.of(SERVICE_TIER, RESPONSES, REASONING, VERBOSITY);
  private static final Set<Trait> GPT_5_4 =
      Set.of(SERVICE_TIER, RESPONSES, REASONING, VERBOSITY, ORIGINAL_DETAIL);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    var models = new Models(endpoint(context));
    models.add(ALL, CHAT, "gpt-4o", "4o");
    models.add(ALL, CHAT, "gpt-4o-mini", "4o-mini");
    models.add(ALL, CHAT, "gpt-4.1", "4.1");
    models.add(ALL, CHAT, "gpt-4.1-mini", "4.1-mini");
    models.add(ALL, CHAT, "gpt-4.1-nano", "4.1-nano");
    models.add(WORDS, CHAT, "gpt-3.5-turbo", "3.5", "chatgpt");
    models.add(WORDS, CHAT, "gpt-3.5-turbo-16k", "chatgpt-16k", "3.5-16k");
    models.add(WORDS, CHAT, "gpt-4", "4", "gpt4");
    models.add(WORDS, CHAT, "gpt-4-turbo-2024-04-09");
    models.add(WORDS, CHAT, "gpt-4-turbo", "gpt-4-turbo-preview", "4-turbo", "4t");
    models.addEach(AT_ONCE, O_SERIES, "o1", "o1-2024-12-17");
    models.add(BLIND, O_SERIES, "o3-mini");
    models.addEach(ALL, O_SERIES, "o3", "o4-mini");
    models.addEach(ALL, GPT_5, "gpt-5", "gpt-5-mini", "gpt-5-nano");
    models.addEach(ALL, GPT_5, "gpt-5-2025-08-07", "gpt-5-mini-2025-08-07");
    models.addEach(ALL, GPT_5, "gpt-5-nano-2025-08-07", "gpt-5.1");
    models.addEach(ALL, GPT_5, "gpt-5.2", "gpt-5.2-chat-latest");
    models.addEach(ALL, GPT_5_4, "gpt-5.4", "gpt-5.4-2026-03-05");
    models.addEach(ALL, GPT_5_4, "gpt-5.4-mini", "gpt-5.4-mini-2026-03-17");
    models.addEach(ALL, GPT_5_4, "gpt-5.4-nano", "gpt-5.4-nano-2026-03-17");
    models.addEach(ALL, GPT_5_4, "gpt-5.5", "gpt-5.5-2026-04-23");
    models.addEach(ALL, GPT_5_4, "gpt-5.6-sol", "gpt-5.6-terra", "gpt-5.6-luna");
    return models.entries;
  }

  /** One that came out after this version: taken to be of the newest kind. */
  @Override
  public Model model(String id, ProviderContext context) {
    return new Models(endpoint(context)).model(NAME + "/" + id, id, ALL, GPT_5_4);
  }

  @Override
  public ModelList modelList(ProviderContext context) {
    return ModelList.of(endpoint(context));
  }

  private static Endpoint endpoint(ProviderContext context) {
    return new Endpoint(NAME, address(context), Credential.bearer(KEY), Map.of(), context);
  }

  /** Where OpenAI's models are asked: {@code OPENAI_BASE_URL}, as in OpenAI's own clients. */
  static String address(ProviderContext context) {
    String other = context.variable("OPENAI_BASE_URL");
    return other == null ? ADDRESS : other;
  }

  private record Models(Endpoint endpoint, List<Entry> entries) {
    Models(Endpoint endpoint) {
      this(endpoint, new ArrayList<>());
    }

    void addEach(Set<Ability> abilities, Set<Trait> traits, String... ids) {
      for (String id : ids) {
        add(abilities, traits, id);
      }
    }

    void add(Set<Ability> abilities, Set<Trait> traits, String id, String... aliases) {
      entries.add(Entry.of(model(id, id, abilities, traits), aliases));
    }

    Model model(String id, String wireName, Set<Ability> abilities, Set<Trait> traits) {
      Dialect dialect =
          Dialect.of(NAME, wireName)
              .withStreams(abilities.contains(STREAMS))
              .withLengthOption(
                  traits.contains(REASONING) ? Dialect.MAX_COMPLETION_TOKENS : Dialect.MAX_TOKENS);
      return new HttpModel(
          id,
          endpoint,
          new ChatCompletions(dialect),
          new OpenAiModelInfo("OpenAI Chat: " + id, abilities, traits, KEY));
    }
  }
}
