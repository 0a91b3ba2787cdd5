package dev.llmjava.conformance;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import org.jspecify.annotations.Nullable;

final class ChatCompletionsProtocol implements Protocol {
  static final String PROVIDER = "recorded";

  @Override
  public String folder() {
    return "openai-chat";
  }

  @Override
  public Wire wire(Recorded exchange) {
    return new ChatCompletions(Dialect.of(PROVIDER, exchange.model()));
  }

  @Override
  public Model model(Recorded exchange, String base, ReplayedModels models) {
    return models.compatible(
        Json.object()
            .put("model_id", ReplayedModels.ID)
            .put("model_name", exchange.model())
            .put("api_base", base + "/v1")
            .put("supports_tools", true)
            .put("supports_schema", true)
            .put("vision", true)
            .put("audio", true)
            .put("reasoning", true)
            .build());
  }

  @Override
  public Prompt prompt(Json.Obj request) {
    return ChatCompletionsRequestReader.read(request);
  }

  /** Usage may follow a finish reason. */
  @Override
  public Ending ending(@Nullable String event, String data) {
    if (data.strip().equals("[DONE]")) {
      return Ending.LAST;
    }
    if (!data.startsWith("{")) {
      return Ending.NONE;
    }
    boolean over =
        Json.parseObject(data).items("choices").stream()
            .map(Json.Obj.class::cast)
            .filter(choice -> !choice.has("index") || choice.integer("index") == 0)
            .map(choice -> choice.string("finish_reason"))
            .anyMatch(reason -> reason != null && !reason.isEmpty());
    return over ? Ending.OVER : Ending.NONE;
  }
}
