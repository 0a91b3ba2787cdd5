package dev.llmjava.conformance;

import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import java.util.List;
import java.util.stream.Stream;

/** Every protocol that is tested against recordings. */
public final class Protocols {
  public static final List<Protocol> ALL =
      List.of(
          new ChatCompletionsProtocol(),
          new ResponsesProtocol(),
          new AnthropicMessagesProtocol(),
          new GeminiProtocol(),
          new OllamaProtocol());

  private Protocols() {}

  /** One exchange and the protocol it is in. */
  public record Case(Protocol protocol, Recorded exchange) {
    /** For an answer to a plain question. */
    Decoder decoder() {
      return protocol.wire(exchange).decoder(Prompt.of("hello"));
    }

    @Override
    public String toString() {
      return exchange.toString();
    }
  }

  /** All exchanges of all protocols that are answers of models, not embeddings. */
  static Stream<Case> cases(Corpus corpus) {
    return ALL.stream()
        .flatMap(
            protocol ->
                corpus.exchanges(protocol.folder()).stream()
                    .filter(exchange -> !exchange.isEmbedding())
                    .map(exchange -> new Case(protocol, exchange)));
  }
}
