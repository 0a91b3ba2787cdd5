package dev.llmjava.cli;

import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.TextPage;
import java.time.Duration;

/** What is on the network under the addresses that people name. */
final class Pages {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Pages() {}

  static TextPage of(Session session) {
    HttpTransport transport = session.llm().shared(HttpTransport.class, HttpTransport::create);
    return new TextPage(transport, "llm/" + CommandLine.version() + " (llm-java)", LIMIT);
  }

  static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }
}
