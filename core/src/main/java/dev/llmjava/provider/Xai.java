package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.util.List;

/** xAI's own models, called Grok. */
public final class Xai implements OfListedVendor {
  private static final String NAME = "xai";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "XAI_API_KEY");
  private static final String ADDRESS = "https://api.x.ai/v1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context)
        .entries("grok-4.3", "grok-4.20-0309-reasoning", "grok-4.20-0309-non-reasoning");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base("XAI_BASE_URL", ADDRESS, context);
    return Vendor.of("xAI", base, KEY, context)
        .with(Dialect.of(NAME, "").withLengthOption(Dialect.MAX_COMPLETION_TOKENS));
  }
}
