package dev.llmjava.provider;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpExchange;
import dev.llmjava.wire.chatcompletions.Decode;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Render;
import dev.llmjava.wire.chatcompletions.Rendered;
import java.util.function.Supplier;

/** A model that is spoken to in chat completions, wherever it is. */
public final class ChatCompletionsModel implements Model {
  private final String id;
  private final Endpoint endpoint;
  private final Dialect dialect;
  private final Supplier<ModelInfo> info;

  /**
   * @param info asked for when somebody wants to know, each time
   */
  public ChatCompletionsModel(
      String id, Endpoint endpoint, Dialect dialect, Supplier<ModelInfo> info) {
    this.id = id;
    this.endpoint = endpoint;
    this.dialect = dialect;
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
    String provider = endpoint.provider();
    return new HttpExchange(
        endpoint.transport(), provider, out -> call(prompt, out), new Decode(provider));
  }

  private HttpCall call(Prompt prompt, PartSink out) {
    Rendered rendered = Render.render(prompt, dialect);
    HttpCall call = endpoint.post("chat/completions", prompt.key(), rendered.body());
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
    return "ChatCompletionsModel[" + id + ", " + endpoint + "]";
  }
}
