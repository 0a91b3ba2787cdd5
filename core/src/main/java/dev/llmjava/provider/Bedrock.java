package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.util.List;

/**
 * Models at Amazon Bedrock that its OpenAI-compatible endpoint has, as far as a key for that
 * endpoint reaches; requests are not signed. The region is {@code AWS_REGION}, else that of the
 * examples in its manual.
 */
public final class Bedrock implements OfVendor {
  private static final String NAME = "bedrock";
  private static final ModelInfo.KeyName KEY =
      new ModelInfo.KeyName(NAME, "AWS_BEARER_TOKEN_BEDROCK");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context).entries("openai.gpt-oss-120b-1:0", "openai.gpt-oss-20b-1:0");
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String region = region(context);
    String usual = "https://bedrock-runtime." + region + ".amazonaws.com";
    String base =
        VendorSettings.base("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", usual, "/openai/v1", context);
    return Vendor.of("Bedrock", base, KEY, context)
        .with(Dialect.of(NAME, "").withLengthOption(Dialect.MAX_COMPLETION_TOKENS));
  }

  private static String region(ProviderContext context) {
    String usual = VendorSettings.base("AWS_DEFAULT_REGION", "us-west-2", context);
    return VendorSettings.base("AWS_REGION", usual, context);
  }
}
