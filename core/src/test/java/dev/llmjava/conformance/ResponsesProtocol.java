package dev.llmjava.conformance;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Wire;
import dev.llmjava.wire.responses.Responses;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class ResponsesProtocol implements Protocol {
  static final String PROVIDER = "openai";

  @Override
  public String folder() {
    return "openai-responses";
  }

  /** A model that reasons where the recorded client took it for one. */
  @Override
  public Wire wire(Recorded exchange) {
    boolean reasons =
        exchange
            .request()
            .map(request -> request.toString().contains("\"reasoning.encrypted_content\""))
            .orElse(true);
    return Responses.of(PROVIDER, exchange.model(), true, reasons);
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
            .put("reasoning", true)
            .put("responses", true)
            .build());
  }

  @Override
  public Prompt prompt(Json.Obj request) {
    return ResponsesRequestReader.read(request);
  }

  @Override
  public Ending ending(@Nullable String event, String data) {
    String type = data.startsWith("{") ? Json.parseObject(data).string("type") : null;
    return "response.completed".equals(type) || "response.incomplete".equals(type)
        ? Ending.LAST
        : Ending.NONE;
  }

  /** The tool's own name where it has one, else its type without what makes it a call. */
  @Override
  public String serverCallName(Json.Obj expected) {
    String detail = expected.string("detail");
    String type = Objects.requireNonNull(expected.string("name"));
    return detail != null
        ? detail
        : type.endsWith("_call") ? type.substring(0, type.length() - "_call".length()) : type;
  }
}
