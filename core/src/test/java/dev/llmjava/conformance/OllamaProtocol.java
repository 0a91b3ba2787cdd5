package dev.llmjava.conformance;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.provider.Ollama;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.ollama.OllamaChat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class OllamaProtocol implements Protocol {
  static final String PROVIDER = "ollama";

  @Override
  public String folder() {
    return "ollama";
  }

  @Override
  public Wire wire(Recorded exchange) {
    return new OllamaChat(PROVIDER, exchange.model());
  }

  @Override
  public Model model(Recorded exchange, String base, ReplayedModels models) {
    return models.of(new Ollama(), Map.of("OLLAMA_HOST", base), "ollama/" + exchange.model());
  }

  @Override
  public Prompt prompt(Json.Obj request) {
    return OllamaRequestReader.read(request);
  }

  @Override
  public Ending ending(@Nullable String event, String data) {
    try {
      return Json.parseObject(data).isTrue("done") ? Ending.LAST : Ending.NONE;
    } catch (JsonException e) {
      return Ending.NONE;
    }
  }
}
