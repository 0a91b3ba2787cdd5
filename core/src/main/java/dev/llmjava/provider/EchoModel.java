package dev.llmjava.provider;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.List;

/**
 * Says what it was asked, as JSON: for tests and for a look at what a command sends. A prompt that
 * is a JSON object is an order: {@code raw} is what to answer, {@code prompt} takes the place of
 * the prompt, {@code tool_calls} are calls to make. The same as the plugin llm-echo of LLM.
 */
final class EchoModel implements Model {
  private static final Options OPTIONS =
      new Options(
          List.of(
              new Option("example_bool", new Option.Kind.Flag(), "Shown in the answer when set.")));

  @Override
  public String id() {
    return "echo";
  }

  @Override
  public ModelInfo info() {
    return ModelInfo.of("Echo: echo")
        .withFeatures(Feature.STREAMING, Feature.TOOLS, Feature.ASYNC)
        .withAttachmentTypes(List.of("image/png", "image/jpeg", "image/gif"))
        .withOptions(OPTIONS);
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Answer(new EchoOrder(prompt));
  }

  /** Everything in one step. */
  private record Answer(EchoOrder order) implements Exchange {
    @Override
    public boolean step(PartSink out) {
      out.text("text", order.text());
      List<Json.Obj> calls = order.toolCalls();
      for (int i = 0; i < calls.size(); i++) {
        out.toolCall(i, null, order.name(calls.get(i)), false);
        out.toolInput(i, order.arguments(calls.get(i)));
      }
      out.finish(
          calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS,
          null,
          Usage.NONE,
          ProviderData.NONE);
      return false;
    }

    @Override
    public void close() {}
  }
}
