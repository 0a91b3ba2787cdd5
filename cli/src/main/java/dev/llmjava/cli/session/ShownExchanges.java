package dev.llmjava.cli.session;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.PythonLines;
import dev.llmjava.http.ExchangeObserver;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.ObservedTransport;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code LLM_OPENAI_SHOW_RESPONSES}: shows on standard error what is sent to models that speak
 * OpenAI's protocols, and what they answer, in the form that LLM has for it.
 */
public final class ShownExchanges implements ExchangeObserver {
  public static final String VARIABLE = "LLM_OPENAI_SHOW_RESPONSES";

  private static final String STEP = "    ";

  /** How the addresses of the protocols end. */
  private static final List<String> PATHS =
      List.of("/completions", "/responses", "/embeddings", "/models");

  private final Output err;

  private ShownExchanges(Output err) {
    this.err = err;
  }

  /**
   * A transport that is watched.
   *
   * @param network null for the usual one
   */
  static HttpTransport of(@Nullable HttpTransport network, Terminal terminal) {
    return new ObservedTransport(
        network == null ? HttpTransport.create() : network, new ShownExchanges(terminal.err()));
  }

  @Override
  public boolean watches(URI address) {
    String path = address.getPath();
    return path != null && PATHS.stream().anyMatch(path::endsWith);
  }

  @Override
  public synchronized void request(
      String method, String address, Map<String, String> headers, @Nullable Json body) {
    line("Request: " + method + " " + address);
    headers(headers);
    if (body != null) {
      String text =
          body instanceof Json.Str plain ? plain.value() : body.format(JsonStyle.PYTHON_INDENTED);
      line(PythonLines.indent(text, STEP));
    }
  }

  @Override
  public synchronized void answer(int status, Map<String, String> headers) {
    line("Response: status_code=" + status);
    headers(headers);
  }

  private void headers(Map<String, String> headers) {
    line("  Headers:");
    headers.forEach((name, value) -> line(STEP + name + ": " + value));
    line("  Body:");
  }

  @Override
  public synchronized void body(String lines) {
    line(lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines);
  }

  private void line(String text) {
    err.print(text + "\n");
  }
}
