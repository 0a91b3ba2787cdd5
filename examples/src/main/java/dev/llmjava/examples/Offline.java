package dev.llmjava.examples;

import dev.llmjava.Identity;
import dev.llmjava.Llm;
import dev.llmjava.Response;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.http.RecordingTransport;
import dev.llmjava.http.RecordingTransport.Mode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** An application whose models are asked once and then answer from a file. */
public final class Offline {
  private Offline() {}

  public static void main(String[] args) {
    Path recording = Path.of(args[0]);
    System.out.println(name(llm(recording, Mode.REPLAY, System.getenv())));
  }

  static Llm llm(Path recording, Mode mode, Map<String, String> environment) {
    // region recording
    return Llm.builder()
        .environment(environment)
        .share(HttpTransport.class, RecordingTransport.open(recording, mode))
        .build();
    // endregion
  }

  static String name(Llm llm) {
    try (llm) {
      return llm.model("openrouter/acme/m").prompt("A name for a pelican").text();
    }
  }

  static String reproducible(Path recording, Map<String, String> environment) {
    // region reproducible
    try (Llm llm =
        Llm.builder()
            .environment(environment)
            .identity(Identity.fixed(0, Instant.parse("2026-01-01T00:00:00Z")))
            .share(HttpTransport.class, RecordingTransport.open(recording, Mode.REPLAY_ONLY))
            .build()) {
      Response response = llm.model("openrouter/acme/m").prompt("A name for a pelican");
      return response.toJson().toString(); // the same text in every run, id and time included
    }
    // endregion
  }
}
