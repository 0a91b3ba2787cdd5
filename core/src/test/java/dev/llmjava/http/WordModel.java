package dev.llmjava.http;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model with the smallest wire format there can be: every frame is a word of the answer, {@code
 * END} ends it, {@code {"word": ...}} is a whole answer, {@code ERROR} a fault in the stream.
 */
public final class WordModel implements Model {
  private final URI address;
  private final HttpTransport transport;

  public WordModel(URI address, HttpTransport transport) {
    this.address = address;
    this.transport = transport;
  }

  @Override
  public String id() {
    return "words";
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new HttpExchange(
        transport,
        "words",
        out ->
            HttpCall.post(
                address,
                Map.of("Authorization", "Bearer secret-key"),
                Json.object().put("prompt", prompt.messages().getLast().text()).build()),
        new Words());
  }

  private static final class Words implements Decoder {
    private boolean done;

    @Override
    public boolean done() {
      return done;
    }

    @Override
    public void frame(@Nullable String event, String data, PartSink out) {
      switch (data) {
        case "END" -> {
          done = true;
          out.finish(FinishReason.STOP, "END", Usage.of(1, 2), ProviderData.NONE);
        }
        case "ERROR" -> throw refused("out of words");
        case "ERROR secret-key" -> throw refused("out of words: secret-key");
        default -> out.text(0, data);
      }
    }

    private static LlmException.Refused refused(String message) {
      return new LlmException.Refused("words", 200, message, "words_error", null);
    }

    @Override
    public void document(String data, PartSink out) {
      out.text(0, String.valueOf(Json.parseObject(data).string("word")));
      frame(null, "END", out);
    }

    @Override
    public void end(PartSink out) {}
  }
}
