package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Failure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which inputs are to be asked, found by checking all of them before any is. */
final class RunPlan implements RunFile.Reader {
  /** Letters of a key that make an id. */
  private static final int SHORT = 12;

  /** An input that is to be asked. */
  record Item(String id, RunModel model) {}

  private final RunPrompts prompts;
  private final Map<String, String> answered;
  private final RunFaults faults = new RunFaults();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Integer> repeated = new HashMap<>();
  private final Map<Integer, Item> toAsk = new HashMap<>();
  private final Map<String, RunModel> models = new LinkedHashMap<>();
  private @Nullable RunPrompt first;
  private int total;
  private int changed;

  /**
   * @param answered the keys of the inputs that have been answered, by their ids
   */
  RunPlan(RunPrompts prompts, Map<String, String> answered) {
    this.prompts = prompts;
    this.answered = answered;
  }

  @Override
  public boolean take(RunInput input) {
    total++;
    try {
      add(input, prompts.of(input, null));
    } catch (RuntimeException e) {
      faults.add(input.place(), RunFaults.line(e));
    }
    return true;
  }

  private void add(RunInput input, RunPrompt prompt) {
    String id = prompt.name().id().isEmpty() ? made(prompt.name().key()) : prompt.name().id();
    if (!ids.add(id)) {
      throw new Failure("the id \"" + id + "\" was given to another input before");
    }
    String before = answered.get(id);
    if (prompt.name().key().equals(before)) {
      return;
    }
    prompt.check();
    changed += before == null ? 0 : 1;
    first = first == null ? prompt : first;
    toAsk.put(input.index(), new Item(id, prompt.model()));
    models.putIfAbsent(prompt.model().model().id(), prompt.model());
    prompt.model().patience().plan();
  }

  /** One that stays when lines are added or moved; who asks the same again gets a number to it. */
  private String made(String key) {
    String id = key.substring(0, SHORT);
    int times = repeated.merge(id, 1, Integer::sum);
    return times == 1 ? id : id + "-" + times;
  }

  /** What is wrong with them. */
  RunFaults faults() {
    return faults;
  }

  /** What is known of an input that is to be asked; null for another. */
  @Nullable Item item(RunInput input) {
    return toAsk.get(input.index());
  }

  /** The ids of those that are to be asked. */
  Set<String> ids() {
    var all = new HashSet<String>();
    toAsk.values().forEach(item -> all.add(item.id()));
    return all;
  }

  /** Those that are to be asked. */
  Collection<RunModel> models() {
    return models.values();
  }

  /** Whether all that is left would fail, whomever it is for. */
  boolean isHopeless() {
    return models.values().stream().allMatch(model -> model.patience().isOver());
  }

  /** The first that is to be asked; null for none. */
  @Nullable RunPrompt first() {
    return first;
  }

  int total() {
    return total;
  }

  int toAsk() {
    return toAsk.size();
  }

  /** How many were answered and are not to be asked again. */
  int answered() {
    return total - toAsk.size();
  }

  /** How many answers there are to inputs that there are not. */
  int gone() {
    int gone = 0;
    for (String id : answered.keySet()) {
      gone += ids.contains(id) ? 0 : 1;
    }
    return gone;
  }

  /** How many have an answer to something else than they ask now. */
  int changed() {
    return changed;
  }
}
