package dev.llmjava.bench;

import dev.llmjava.Exchange;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.http.Decoder;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpExchange;
import dev.llmjava.http.HttpReply;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.json.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A model whose answers lie in memory: all that happens between the network and the reader. */
record Replayed(byte[] body, Supplier<Decoder> decoder) implements Model, HttpTransport {
  @Override
  public String id() {
    return "replayed";
  }

  @Override
  public Exchange open(Prompt prompt) {
    HttpCall call = HttpCall.post(URI.create("http://127.0.0.1/"), Map.of(), Json.object().build());
    return new HttpExchange(this, "openai", out -> call, decoder.get());
  }

  @Override
  public HttpSettings settings() {
    return HttpSettings.STANDARD;
  }

  @Override
  public HttpReply start(HttpCall call) {
    return new Body(body);
  }

  @Override
  public void close() {}

  /** As much at once as the reader takes. */
  private static final class Body implements HttpReply {
    private final byte[] bytes;
    private int position;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public int read(byte[] into) {
      int count = Math.min(into.length, bytes.length - position);
      System.arraycopy(bytes, position, into, 0, count);
      position += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }
}
