package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.Probe;
import dev.llmjava.Provider;
import dev.llmjava.cli.key.ProviderKeys;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.session.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Asks the providers that there is a key for, and servers on this machine, all at once. */
final class ProvidersCheck implements DoctorCheck {
  private final Session session;
  private final Duration patience;

  /**
   * @param patience how long each is waited for
   */
  ProvidersCheck(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
  }

  @Override
  public String name() {
    return "provider";
  }

  @Override
  public List<Diagnosis> run() {
    if (Traffic.isRecordedOrReplayed(session.terminal())) {
      return List.of(
          Diagnosis.note(
              "none was asked, because LLM_RECORD or LLM_REPLAY is set",
              "unset them to ask the providers themselves"));
    }
    List<@Nullable Diagnosis> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<CompletableFuture<@Nullable Diagnosis>>();
      for (Provider provider : session.providers()) {
        running.add(CompletableFuture.supplyAsync(() -> ask(provider), threads));
      }
      running.forEach(one -> answers.add(one.join()));
    }
    var found = new LinkedHashSet<Diagnosis>(); // a fault of a file is that of many providers
    for (Diagnosis answer : answers) {
      if (answer != null) {
        found.add(answer);
      }
    }
    if (found.isEmpty()) {
      found.add(
          Diagnosis.note(
              "no provider has a key, and no server answers on this machine",
              "store a key: llm keys set openai, or try llm -m echo hello"));
    }
    return List.copyOf(found);
  }

  /** Null where nobody counts on it. */
  private @Nullable Diagnosis ask(Provider provider) {
    try {
      KeyName key = ProviderKeys.needed(provider, session.llm().context());
      ProviderKeys keys = ProviderKeys.of(session.directory(), session.terminal());
      String place = key == null ? null : keys.place(key);
      Probe probe = provider.probe(session.llm().context());
      if (probe == null) {
        return place == null
            ? null
            : Diagnosis.ok(
                provider.name()
                    + " has the key of "
                    + place
                    + "; it was not asked, since that would cost something");
      }
      var answer = new ProviderAnswer(provider.name(), key, place);
      return answer.of(probe, patience, session.terminal());
    } catch (LlmException.Setup e) {
      return Diagnosis.problem(String.valueOf(e.getMessage()), null);
    } catch (LlmException e) {
      return Diagnosis.problem(provider.name() + ": " + e.getMessage(), null);
    }
  }
}
