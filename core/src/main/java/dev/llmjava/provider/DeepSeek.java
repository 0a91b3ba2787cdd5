package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.TOOLS;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Habit;
import java.util.List;

/** DeepSeek's own models. They write JSON objects, but follow no schema. */
public final class DeepSeek implements OfListedVendor {
  private static final String NAME = "deepseek";
  private static final String ADDRESS = "https://api.deepseek.com";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context)
        .entries("deepseek-v4-pro", "deepseek-v4-flash", "deepseek-chat", "deepseek-reasoner");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    ModelInfo.KeyName key =
        VendorSettings.key(NAME, "DEEPSEEK_API_KEY", "LLM_DEEPSEEK_KEY", context);
    String base = VendorSettings.base("DEEPSEEK_BASE_URL", ADDRESS, context);
    return Vendor.of("DeepSeek", base, key, context)
        .withAbilities(STREAMS, TOOLS)
        .with(
            Dialect.of(NAME, "")
                .withHabits(
                    Habit.MARKS_PREFIX, Habit.PREFIX_IN_BETA, Habit.REASONING_IN_EVERY_ANSWER));
  }
}
