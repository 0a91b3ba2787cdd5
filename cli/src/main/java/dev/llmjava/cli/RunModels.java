package dev.llmjava.cli;

import dev.llmjava.Model;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The models of a run, each with one pace however many names it is asked for by. One thread. */
final class RunModels {
  private final Arguments arguments;
  private final Session session;
  private final Map<String, RunModel> byName = new HashMap<>();
  private final Map<String, RunModel> byId = new ConcurrentHashMap<>();

  RunModels(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
    // the pace has to see every refusal, so nothing below it may try again by itself
    session.llm().shared(HttpTransport.class, RunModels::transport);
  }

  private static HttpTransport transport() {
    return HttpTransport.create(HttpSettings.STANDARD.withRetries(0, Duration.ZERO));
  }

  /**
   * The model of that name.
   *
   * @param name null for the default model
   */
  RunModel of(@Nullable String name) {
    String key = name == null ? "" : name;
    RunModel known = byName.get(key);
    if (known == null) {
      Model model = ChosenModel.of(name, arguments, session);
      known = byId.computeIfAbsent(model.id(), id -> make(model));
      byName.put(key, known);
    }
    return known;
  }

  private RunModel make(Model model) {
    var pace = new RunPace(RunOptions.jobs(arguments), perMinute("rpm"), perMinute("tpm"));
    return new RunModel(new PacedModel(model, pace), pace, session.llm().facts(model).prices());
  }

  private int perMinute(String option) {
    Integer given = arguments.whole(option);
    return given == null ? 0 : given;
  }

  /** Those that were asked for so far. Any thread. */
  Collection<RunModel> all() {
    return byId.values();
  }
}
