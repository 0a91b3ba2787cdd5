package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import java.util.List;

/** Open models at Fireworks AI. */
public final class Fireworks implements OfListedVendor {
  private static final String NAME = "fireworks";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "FIREWORKS_API_KEY");
  private static final String ADDRESS = "https://api.fireworks.ai/inference/v1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context)
        .entries(
            "accounts/fireworks/models/kimi-k2p6",
            "accounts/fireworks/models/deepseek-v4-pro",
            "accounts/fireworks/models/gpt-oss-120b");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base("FIREWORKS_BASE_URL", ADDRESS, context);
    return Vendor.of("Fireworks", base, KEY, context);
  }
}
