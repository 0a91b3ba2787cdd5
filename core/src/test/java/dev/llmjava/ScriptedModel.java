package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model that says what it is told to, one step of its script at a time, to every prompt. */
public final class ScriptedModel implements Model {
  /** One step of a script: what the model reports. */
  public interface Step extends Consumer<PartSink> {}

  private final List<Step> steps;
  private final List<Prompt> prompts = new ArrayList<>();

  public ScriptedModel(Step... steps) {
    this.steps = List.of(steps);
  }

  /** What it was asked, in order. */
  public synchronized List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public synchronized Exchange open(Prompt prompt) {
    prompts.add(prompt);
    return new Exchange() {
      private int next;

      @Override
      public boolean step(PartSink out) {
        if (next < steps.size()) {
          steps.get(next++).accept(out);
        }
        return next < steps.size();
      }

      @Override
      public void close() {}
    };
  }
}
