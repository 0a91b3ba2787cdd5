package dev.llmjava.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Serves texts on the loopback interface: {@code /NAME.png} as an image, {@code /N/...} after N
 * redirects, {@code /untyped} without a type, and the texts it is given.
 */
public final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> texts;
  private final List<String> requests = new ArrayList<>();

  public FileServer(Map<String, String> texts) throws IOException {
    this.texts = texts;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and path of each. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      if (path.matches("/[1-9]/.*")) {
        int left = path.charAt(1) - '1';
        exchange
            .getResponseHeaders()
            .set("Location", (left == 0 ? "" : "/" + left) + path.substring(2));
        exchange.sendResponseHeaders(302, -1);
        return;
      }
      boolean text = texts.containsKey(path);
      if (path.endsWith(".png")) {
        exchange.getResponseHeaders().set("Content-Type", "image/png; v=1");
      }
      boolean there = text || path.endsWith(".png") || path.equals("/untyped");
      byte[] body = texts.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(there ? 200 : 404, head || body.length == 0 ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
