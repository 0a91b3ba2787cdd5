package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.HEARING;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.SCHEMAS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.TOOLS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.VISION;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Habit;
import java.util.List;

/** Mistral's own models, under the names of the plugin llm-mistral. */
public final class Mistral implements OfListedVendor {
  private static final String NAME = "mistral";
  private static final String ADDRESS = "https://api.mistral.ai/v1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    Vendor vendor = vendor(context);
    return List.of(
        Entry.of(vendor.model("mistral-large-latest"), "mistral-large"),
        Entry.of(vendor.model("mistral-medium-latest"), "mistral-medium"),
        Entry.of(vendor.model("mistral-small-latest"), "mistral-small"),
        Entry.of(vendor.model("magistral-medium-latest"), "magistral-medium"),
        Entry.of(vendor.model("codestral-latest"), "codestral"));
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    ModelInfo.KeyName key = VendorSettings.key(NAME, "MISTRAL_API_KEY", "LLM_MISTRAL_KEY", context);
    String base = VendorSettings.base("MISTRAL_BASE_URL", ADDRESS, context);
    return Vendor.of("Mistral", base, key, context)
        .withAbilities(STREAMS, SCHEMAS, TOOLS, VISION, HEARING)
        .with(
            Dialect.of(NAME, "")
                .withHabits(
                    Habit.USAGE_UNASKED, Habit.MARKS_PREFIX, Habit.DOCUMENT_URLS, Habit.SHORT_IDS));
  }
}
