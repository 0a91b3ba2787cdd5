package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One typed value from what a user typed; the texts of its faults are LLM's. */
final class OptionValue {
  private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on");
  private static final Set<String> NO = Set.of("0", "false", "f", "no", "n", "off");
  private static final long MOST_BIAS = 100;

  /** Java's own notation has more: hexadecimal digits, and a letter for the type at the end. */
  private static final String DECIMAL =
      "[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|NaN|Infinity)";

  private OptionValue() {}

  /**
   * @throws IllegalArgumentException whose message says what is wrong with {@code text}
   */
  static Json parse(Option.Kind kind, String text) {
    return switch (kind) {
      case Option.Kind.Real real -> real(real, text.strip());
      case Option.Kind.Whole whole -> whole(whole, text.strip());
      case Option.Kind.Text plain -> Json.of(text);
      case Option.Kind.Flag flag -> flag(text.strip().toLowerCase(Locale.ROOT));
      case Option.Kind.Choice choice -> choice(choice.values(), text);
      case Option.Kind.LogitBias bias -> logitBias(text);
    };
  }

  private static Json real(Option.Kind.Real bounds, String text) {
    if (!text.matches(DECIMAL)) {
      throw new IllegalArgumentException(
          "Input should be a valid number, unable to parse string as a number");
    }
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Input should be a finite number");
    }
    if (bounds.most() != null && value > bounds.most()) {
      throw new IllegalArgumentException(
          "Input should be less than or equal to " + plain(bounds.most()));
    }
    if (bounds.least() != null && value < bounds.least()) {
      throw new IllegalArgumentException(
          "Input should be greater than or equal to " + plain(bounds.least()));
    }
    return Json.of(value);
  }

  private static Json whole(Option.Kind.Whole bounds, String text) {
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Input should be a valid integer, unable to parse string as an integer", e);
    }
    if (bounds.most() != null && value > bounds.most()) {
      throw new IllegalArgumentException("Input should be less than or equal to " + bounds.most());
    }
    if (bounds.least() != null && value < bounds.least()) {
      throw new IllegalArgumentException(
          "Input should be greater than or equal to " + bounds.least());
    }
    return Json.of(value);
  }

  private static Json flag(String text) {
    if (!YES.contains(text) && !NO.contains(text)) {
      throw new IllegalArgumentException(
          "Input should be a valid boolean, unable to interpret input");
    }
    return Json.of(YES.contains(text));
  }

  private static Json choice(List<String> values, String text) {
    if (!values.contains(text)) {
      List<String> quoted = values.stream().map(value -> "'" + value + "'").toList();
      int last = quoted.size() - 1;
      throw new IllegalArgumentException(
          "Input should be "
              + (last == 0
                  ? quoted.getFirst()
                  : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last)));
    }
    return Json.of(text);
  }

  private static Json logitBias(String text) {
    Json.Obj biases;
    try {
      biases = Json.parseObject(text);
    } catch (JsonException e) {
      throw new IllegalArgumentException("Value error, Invalid JSON in logit_bias string", e);
    }
    boolean valid = biases.fields().entrySet().stream().allMatch(OptionValue::isBias);
    if (!valid) {
      throw new IllegalArgumentException(
          "Value error, Invalid key-value pair in logit_bias dictionary");
    }
    return biases;
  }

  private static boolean isBias(Map.Entry<String, Json> entry) {
    return entry.getKey().matches("-?\\d{1,18}")
        && entry.getValue() instanceof Json.Num(Number value)
        && value instanceof Long bias
        && Math.abs(bias) <= MOST_BIAS;
  }

  /** Bounds are printed without a needless fraction. */
  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }
}
