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
import dev.llmjava.wire.completions.TextCompletions;
import dev.llmjava.wire.responses.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenAI's own models, as LLM 0.32 lists them, and any other by its id: {@code openai/gpt-99}. */
public final class OpenAi implements RefreshesModels {
  static final String NAME = "openai";
  static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "OPENAI_API_KEY");

  private static final String ADDRESS = "https://api.openai.com/v1";

  /** LLM's. */
  private static final int LONGEST_COMPLETION = 256;

  private static final Set<Ability> WORDS = Set.of(STREAMS);
  private static final Set<Ability> BLIND = Set.of(STREAMS, SCHEMAS, TOOLS);
  private static final Set<Ability> ALL = Set.of(STREAMS, SCHEMAS, TOOLS, VISION);
  private static final Set<Ability> AT_ONCE = Set.of(SCHEMAS, TOOLS, VISION);

  private static final Set<Trait> CHAT = Set.of(SERVICE_TIER);
  private static final Set<Trait> PLAIN = Set.of(SERVICE_TIER, RESPONSES);
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
    models.addCompletion("gpt-3.5-turbo-instruct", "3.5-instruct", "chatgpt-instruct");
    return models.entries;
  }

  /** One of the list, or one that is not in it yet, which is taken for one of today's kind. */
  @Override
  public Model model(String id, ProviderContext context) {
    for (Entry entry : models(context)) {
      if (entry.model().id().equals(id)) {
        return entry.model();
      }
    }
    String name = NAME + "/" + id;
    return speaksChatOnly(id)
        ? model(name, id, endpoint(context), ALL, CHAT)
        : model(name, id, endpoint(context), ALL, reasons(id) ? GPT_5_4 : PLAIN);
  }

  /** The models that search or hear by themselves ("gpt-4o-search-preview", "gpt-audio"). */
  private static boolean speaksChatOnly(String id) {
    return id.contains("-search-") || id.contains("-audio");
  }

  /** Fine-tuned models are called {@code ft:gpt-4o:...}. */
  private static boolean reasons(String id) {
    String base = id.startsWith("ft:") ? id.substring("ft:".length()) : id;
    return !base.startsWith("gpt-3")
        && !base.startsWith("gpt-4")
        && !base.startsWith("chatgpt-")
        && !base.startsWith("gpt-5-chat");
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

    void addCompletion(String id, String... aliases) {
      var wire = new TextCompletions(NAME, id, true, LONGEST_COMPLETION);
      entries.add(Entry.of(OpenAiCompletions.model(id, endpoint, wire, KEY), aliases));
    }

    void add(Set<Ability> abilities, Set<Trait> traits, String id, String... aliases) {
      entries.add(Entry.of(model(id, id, endpoint, abilities, traits), aliases));
    }
  }

  private static Model model(
      String name, String id, Endpoint endpoint, Set<Ability> abilities, Set<Trait> traits) {
    boolean streams = abilities.contains(STREAMS);
    boolean reasons = traits.contains(REASONING);
    var chat =
        new ChatCompletions(
            Dialect.of(NAME, id)
                .withStreams(streams)
                .withLengthOption(reasons ? Dialect.MAX_COMPLETION_TOKENS : Dialect.MAX_TOKENS));
    boolean speaksResponses = traits.contains(RESPONSES);
    var wire =
        new OpenAiWire(speaksResponses ? Responses.of(NAME, id, streams, reasons) : null, chat);
    String kind = speaksResponses ? "OpenAI Responses: " : "OpenAI Chat: ";
    return new HttpModel(
        name, endpoint, wire, new OpenAiModelInfo(kind + name, id, abilities, traits, KEY));
  }
}
