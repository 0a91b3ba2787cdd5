package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.json.Json;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.util.List;

/** Open models on Groq's hardware. */
public final class Groq implements OfListedVendor {
  private static final String NAME = "groq";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "GROQ_API_KEY");
  private static final String ADDRESS = "https://api.groq.com";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context)
        .entries(
            "openai/gpt-oss-120b",
            "openai/gpt-oss-20b",
            "llama-3.3-70b-versatile",
            "llama-3.1-8b-instant",
            "qwen/qwen3-32b",
            "groq/compound");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base("GROQ_BASE_URL", ADDRESS, "/openai/v1", context);
    return Vendor.of("Groq", base, KEY, context)
        .with(
            Dialect.of(NAME, "")
                .withLengthOption(Dialect.MAX_COMPLETION_TOKENS)
                .withHidingReasoning(Json.object().put("include_reasoning", false).build()));
  }
}
