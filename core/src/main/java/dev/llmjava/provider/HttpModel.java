package dev.llmjava.provider;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpExchange;
import dev.llmjava.wire.Rendered;
import dev.llmjava.wire.Wire;
import java.util.function.Supplier;

/** A model that is asked over HTTP: somewhere, in some wire format. */
public final class HttpModel implements Model {
  private final String id;
  private final Endpoint endpoint;
  private final Wire wire;
  private final Supplier<ModelInfo> info;

  /**
   * @param info asked for when somebody wants to know, each time
   */
  public HttpModel(String id, Endpoint endpoint, Wire wire, Supplier<ModelInfo> info) {
    this.id = id;
    this.endpoint = endpoint;
    this.wire = wire;
    this.info = info;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ModelInfo info() {
    return info.get();
  }

  /**
   * @throws LlmException.Setup for tools or a schema that the model does not take
   */
  @Override
  public Exchange open(Prompt prompt) {
    if (!prompt.tools().isEmpty()) {
      require(ModelInfo.Feature.TOOLS, "tools");
    }
    if (prompt.schema() != null) {
      require(ModelInfo.Feature.SCHEMAS, "schemas");
    }
    return new HttpExchange(
        endpoint.transport(), endpoint.provider(), out -> call(prompt, out), wire.decoder(prompt));
  }

  private HttpCall call(Prompt prompt, PartSink out) {
    Rendered rendered = wire.render(prompt);
    HttpCall call = endpoint.post(rendered, prompt.key());
    rendered.warnings().forEach(warning -> out.warn(warning.feature(), warning.message()));
    return call;
  }

  private void require(ModelInfo.Feature feature, String what) {
    if (!info().supports(feature)) {
      throw new LlmException.Setup(info().displayName() + " does not support " + what);
    }
  }

  @Override
  public String toString() {
    return "HttpModel[" + id + ", " + endpoint + "]";
  }
}
