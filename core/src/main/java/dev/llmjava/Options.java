package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings a model takes, and the check of values for them. */
public record Options(List<Option> all) {
  public static final Options NONE = new Options(List.of());

  /** What providers call the limit of an answer's tokens; the first is what LLM calls it. */
  public static final List<String> LENGTHS =
      List.of("max_tokens", "max_output_tokens", "max_completion_tokens", "num_predict");

  public Options {
    all = List.copyOf(all);
  }

  /**
   * Turns what a user typed into values of the right types.
   *
   * @throws LlmException.InvalidOptions naming every option that is unknown or does not fit: a line
   *     with its name, then what is wrong, indented
   */
  public Json.Obj parse(Map<String, String> typed) {
    var values = Json.object();
    var problems = new ArrayList<String>();
    for (Option option : all) {
      String text = typed.get(option.name());
      if (text != null) {
        try {
          values.put(option.name(), OptionValue.parse(option.kind(), text));
        } catch (IllegalArgumentException e) {
          problems.add(option.name() + "\n  " + e.getMessage());
        }
      }
    }
    for (String name : typed.keySet()) {
      if (all.stream().noneMatch(option -> option.name().equals(name))) {
        problems.add(name + "\n  Extra inputs are not permitted");
      }
    }
    if (!problems.isEmpty()) {
      throw new LlmException.InvalidOptions(String.join("\n", problems));
    }
    return values.build();
  }
}
