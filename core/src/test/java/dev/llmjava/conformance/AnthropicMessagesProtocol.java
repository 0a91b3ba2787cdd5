package dev.llmjava.conformance;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.provider.Anthropic;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.anthropic.AnthropicMessages;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class AnthropicMessagesProtocol implements Protocol {
  static final String PROVIDER = "anthropic";

  @Override
  public String folder() {
    return "anthropic-messages";
  }

  @Override
  public Wire wire(Recorded exchange) {
    return new AnthropicMessages(Anthropic.dialect(PROVIDER, exchange.model()));
  }

  @Override
  public Model model(Recorded exchange, String base, ReplayedModels models) {
    return models.of(
        new Anthropic(),
        Map.of("ANTHROPIC_API_KEY", "key", "ANTHROPIC_BASE_URL", base),
        "anthropic/" + exchange.model());
  }

  @Override
  public Prompt prompt(Json.Obj request) {
    return AnthropicMessagesRequestReader.read(request);
  }

  @Override
  public Ending ending(@Nullable String event, String data) {
    return data.contains("\"type\":\"message_stop\"") || data.contains("\"type\": \"message_stop\"")
        ? Ending.LAST
        : Ending.NONE;
  }
}
