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
   * @throws LlmException.Setup for tools, a schema or options that the model does not take
   */
  @Override
  public Exchange open(Prompt prompt) {
    var taken = new TakenPrompt(id, this::info, prompt);
    return new HttpExchange(
        endpoint.transport(),
        endpoint.provider(),
        out -> call(taken, out),
        wire.decoder(taken.prompt()));
  }

  /** Makes the request and throws it away. */
  @Override
  public void check(Prompt prompt) {
    var unused = wire.render(new TakenPrompt(id, this::info, prompt).prompt());
  }

  private HttpCall call(TakenPrompt taken, PartSink out) {
    Prompt prompt = taken.prompt();
    Rendered rendered = wire.render(prompt);
    HttpCall call = endpoint.post(rendered, prompt.key());
    taken.warnings().forEach(warning -> out.warn(warning.feature(), warning.message()));
    rendered.warnings().forEach(warning -> out.warn(warning.feature(), warning.message()));
    return call;
  }

  @Override
  public String toString() {
    return "HttpModel[" + id + ", " + endpoint + "]";
  }
}
