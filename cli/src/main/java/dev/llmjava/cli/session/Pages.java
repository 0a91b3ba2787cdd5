package dev.llmjava.cli.session;

import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.TextPage;
import java.time.Duration;

/** What is on the network under the addresses that people name. */
public final class Pages {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Pages() {}

  public static TextPage of(Session session) {
    HttpTransport transport = session.llm().shared(HttpTransport.class, HttpTransport::create);
    return new TextPage(transport, "llm/" + Version.ofThisBuild() + " (llm-java)", LIMIT);
  }

  public static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }
}
