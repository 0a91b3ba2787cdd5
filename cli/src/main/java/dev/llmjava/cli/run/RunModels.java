package dev.llmjava.cli.run;

import dev.llmjava.Model;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.session.Session;
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
  private final Map<String, RuntimeException> faults = new HashMap<>();
  private final Map<String, RunModel> byId = new ConcurrentHashMap<>();

  RunModels(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
  }

  /**
   * The model of that name. What a name failed with it fails with again: to look for a model may
   * take time, and is done once.
   *
   * @param name null for the default model
   */
  RunModel of(@Nullable String name) {
    String key = name == null ? "" : name;
    RunModel known = byName.get(key);
    if (known == null) {
      Model model = find(name, key);
      known = byId.computeIfAbsent(model.id(), id -> make(model));
      byName.put(key, known);
    }
    return known;
  }

  private Model find(@Nullable String name, String key) {
    RuntimeException fault = faults.get(key);
    if (fault != null) {
      throw fault;
    }
    try {
      return ChosenModel.of(name, arguments, session);
    } catch (RuntimeException e) {
      faults.put(key, e);
      throw e;
    }
  }

  private RunModel make(Model model) {
    var pace = new RunPace(RunOptions.jobs(arguments), perMinute("rpm"), perMinute("tpm"));
    return new RunModel(
        new PacedModel(model, pace), pace, new RunPatience(), session.llm().facts(model).prices());
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
