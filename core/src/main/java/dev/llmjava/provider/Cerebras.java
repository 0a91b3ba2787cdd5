package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.SCHEMAS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.TOOLS;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.util.List;

/** Open models on the hardware of Cerebras. */
public final class Cerebras implements OfListedVendor {
  private static final String NAME = "cerebras";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "CEREBRAS_API_KEY");
  private static final String ADDRESS = "https://api.cerebras.ai";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context).entries("gpt-oss-120b", "zai-glm-4.7");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base("CEREBRAS_BASE_URL", ADDRESS, "/v1", context);
    return Vendor.of("Cerebras", base, KEY, context)
        .withAbilities(STREAMS, SCHEMAS, TOOLS)
        .with(Dialect.of(NAME, "").withLengthOption(Dialect.MAX_COMPLETION_TOKENS));
  }
}
