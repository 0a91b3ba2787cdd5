package dev.llmjava.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Serves one page on the loopback interface, {@code /docs}. */
public final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> userAgents = new ArrayList<>();

  public PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Who asked, one for each request. */
  public synchronized List<String> userAgents() {
    return List.copyOf(userAgents);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
      boolean there = exchange.getRequestURI().getPath().equals("/docs");
      byte[] body = (there ? "A page" : "Gone").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(there ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
