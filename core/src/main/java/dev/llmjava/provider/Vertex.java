package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.gemini.Dialect;
import dev.llmjava.wire.gemini.GenerateContent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gemini models on Google Cloud's Vertex AI: {@code vertex/gemini-...}, none of them listed. They
 * are asked in a project with an access token, as {@code gcloud auth print-access-token} prints it;
 * without a project in express mode, with an API key.
 */
public final class Vertex implements Provider {
  static final String NAME = "vertex";

  private static final String VERSION = "v1beta1/";
  private static final String MODELS = "publishers/google/models";
  private static final KeyName TOKEN = new KeyName(NAME, "VERTEX_ACCESS_TOKEN");
  private static final KeyName API_KEY = new KeyName(NAME, "GOOGLE_API_KEY");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of();
  }

  @Override
  public Model model(String id, ProviderContext context) {
    String project = context.variable("GOOGLE_CLOUD_PROJECT");
    String location = context.variable("GOOGLE_CLOUD_LOCATION");
    String place = location == null ? "global" : location;
    boolean express = project == null && context.variable("GOOGLE_API_KEY") != null;
    String name = NAME + "/" + id;
    var info =
        new GeminiModelInfo(
            "Vertex AI: " + name, GeminiModelInfo.thinking(id), express ? API_KEY : TOKEN);
    if (express) {
      var credential = Credential.header("x-goog-api-key", API_KEY);
      var endpoint = endpoint(address(null, context), credential, context);
      return new HttpModel(name, endpoint, wire(id, VERSION + MODELS), info);
    }
    if (project == null) {
      return new UnsupportedModel(name, noProject(name), info);
    }
    String parent = VERSION + "projects/" + project + "/locations/" + place + "/" + MODELS;
    var endpoint = endpoint(address(place, context), Credential.bearer(TOKEN), context);
    return new HttpModel(name, endpoint, wire(id, parent), info);
  }

  private static GenerateContent wire(String id, String parent) {
    return new GenerateContent(Dialect.vertex(NAME, id, parent));
  }

  private static Endpoint endpoint(String address, Credential credential, ProviderContext context) {
    return new Endpoint(NAME, address, credential, Map.of(), context);
  }

  /**
   * Each region answers at a host of its own.
   *
   * @param location null for none
   */
  private static String address(@Nullable String location, ProviderContext context) {
    String other = context.variable("GOOGLE_VERTEX_BASE_URL");
    if (other != null) {
      return other;
    }
    return switch (location == null ? "global" : location) {
      case "global" -> "https://aiplatform.googleapis.com";
      case "us", "eu" -> "https://aiplatform." + location + ".rep.googleapis.com";
      default -> "https://" + location + "-aiplatform.googleapis.com";
    };
  }

  private static String noProject(String name) {
    return name
        + " is asked in a project of Google Cloud: set GOOGLE_CLOUD_PROJECT, and"
        + " GOOGLE_CLOUD_LOCATION for a region, or GOOGLE_API_KEY to ask without a project";
  }
}
