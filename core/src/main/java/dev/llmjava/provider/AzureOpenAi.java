package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Models that somebody has deployed at Azure OpenAI. What stands behind the slash is the name of
 * the deployment. Where {@code OPENAI_API_VERSION} is set, as for OpenAI's own client, the address
 * of before the v1 API is used.
 */
public final class AzureOpenAi implements Provider {
  private static final String NAME = "azure";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "AZURE_OPENAI_API_KEY");
  private static final String RESOURCE = "AZURE_OPENAI_ENDPOINT";

  @Override
  public String name() {
    return NAME;
  }

  /** Every resource has its own, and its list of models does not say which are deployed. */
  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of();
  }

  @Override
  public Model model(String id, ProviderContext context) {
    Vendor vendor = Vendor.of("Azure OpenAI", newer(context), KEY).with(dialect());
    if (context.variable(RESOURCE) == null) {
      return new UnsupportedModel(
          NAME + "/" + id,
          "azure needs the address of your resource - set the "
              + RESOURCE
              + " environment variable, for example to https://NAME.openai.azure.com",
          new VendorModelInfo(vendor, NAME + "/" + id));
    }
    String version = context.variable("OPENAI_API_VERSION");
    return version == null ? vendor.model(id) : vendor.model(id, older(id, version, context));
  }

  /** The reasoning models take no other length. */
  private static Dialect dialect() {
    return Dialect.of(NAME, "").withLengthOption(Dialect.MAX_COMPLETION_TOKENS);
  }

  private static Endpoint newer(ProviderContext context) {
    return endpoint(VendorSettings.base(RESOURCE, "", "/openai/v1", context), context);
  }

  private static Endpoint older(String id, String version, ProviderContext context) {
    String path = "/openai/deployments/" + encoded(id);
    String base = VendorSettings.base(RESOURCE, "", path, context);
    return endpoint(base + "?api-version=" + encoded(version), context);
  }

  private static Endpoint endpoint(String base, ProviderContext context) {
    return new Endpoint(NAME, base, Credential.header("api-key", KEY), Map.of(), context);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
