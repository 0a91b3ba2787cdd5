package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.SCHEMAS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.VISION;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import java.util.List;

/** Perplexity's own models, which search the web and cite it. They take no tools. */
public final class Perplexity implements OfVendor {
  private static final String NAME = "perplexity";
  private static final String ADDRESS = "https://api.perplexity.ai";

  @Override
  public String name() {
    return NAME;
  }

  /** Their other names are those of the plugin llm-perplexity. */
  @Override
  public List<Entry> models(ProviderContext context) {
    Vendor vendor = vendor(context);
    return List.of(
        Entry.of(vendor.model("sonar"), "sonar"),
        Entry.of(vendor.model("sonar-pro"), "sonar-pro"),
        Entry.of(vendor.model("sonar-reasoning-pro"), "sonar-reasoning-pro"),
        Entry.of(vendor.model("sonar-deep-research"), "sonar-deep-research"));
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    ModelInfo.KeyName key =
        VendorSettings.key(NAME, "PERPLEXITY_API_KEY", "LLM_PERPLEXITY_KEY", context);
    String base = VendorSettings.base("PERPLEXITY_BASE_URL", ADDRESS, context);
    return Vendor.of("Perplexity", base, key, context).withAbilities(STREAMS, SCHEMAS, VISION);
  }
}
