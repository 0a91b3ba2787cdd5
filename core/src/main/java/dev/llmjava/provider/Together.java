package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import java.util.List;

/** Open models at Together AI. */
public final class Together implements OfListedVendor {
  private static final String NAME = "together";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "TOGETHER_API_KEY");
  private static final String ADDRESS = "https://api.together.xyz/v1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context)
        .entries(
            "moonshotai/Kimi-K2.6",
            "deepseek-ai/DeepSeek-V4-Pro",
            "zai-org/GLM-5.1",
            "meta-llama/Llama-3.3-70B-Instruct-Turbo");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base("TOGETHER_BASE_URL", ADDRESS, context);
    return Vendor.of("Together", base, KEY, context);
  }
}
