package dev.llmjava.provider;

import java.util.List;
import java.util.Locale;

/**
 * The values of {@code reasoning_effort}, and those of them that a model takes, as collected by
 * models.dev ({@code reasoning_options}) and, for what is newer, as the vendors' manuals say. A
 * model that is not known is held to take all.
 */
final class ReasoningEfforts {
  /** From no thinking to the most. */
  static final List<String> ALL =
      List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

  private static final List<String> LOW_TO_HIGH = List.of("low", "medium", "high");
  private static final List<String> LOW_TO_XHIGH = List.of("low", "medium", "high", "xhigh");
  private static final List<String> MEDIUM = List.of("medium");
  private static final List<String> MEDIUM_TO_XHIGH = List.of("medium", "high", "xhigh");
  private static final List<String> HIGH = List.of("high");
  private static final List<String> HIGH_OR_MAX = List.of("high", "max");
  private static final List<String> NONE = List.of("none");
  private static final List<String> NONE_OR_HIGH = List.of("none", "high");
  private static final List<String> NONE_OR_LOW_TO_HIGH = List.of("none", "low", "medium", "high");
  private static final List<String> MINIMAL_TO_HIGH = List.of("minimal", "low", "medium", "high");
  private static final List<String> NONE_OR_LOW_TO_XHIGH =
      List.of("none", "low", "medium", "high", "xhigh");
  private static final List<String> NONE_OR_LOW_TO_MAX =
      List.of("none", "low", "medium", "high", "xhigh", "max");

  private ReasoningEfforts() {}

  /**
   * @param model {@code provider/id}, where the id may have slashes itself, or the id of one of
   *     OpenAI's; the same model takes the same values wherever it runs, except at OpenRouter,
   *     which translates what a model does not take
   */
  static List<String> of(String model) {
    if (model.startsWith("openrouter")) {
      return ALL;
    }
    String last = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String name = last.startsWith("ft:") ? last.substring("ft:".length()) : last;
    if (name.contains("gpt-oss")) {
      return LOW_TO_HIGH;
    }
    int end = name.indexOf('-');
    return switch (end < 0 ? name : name.substring(0, end)) {
      case "gpt" -> gpt(name);
      case "o1", "o3", "o4" -> name.contains("-deep-research") ? MEDIUM : LOW_TO_HIGH;
      case "grok" -> grok(name);
      case "sonar" -> name.matches("sonar-(reasoning|deep).*") ? MINIMAL_TO_HIGH : List.of();
      case "mistral" -> mistral(name);
      case "deepseek" -> deepSeek(name);
      case "qwen3", "zai" -> NONE;
      case "magistral", "codestral", "llama", "compound" -> List.of();
      default -> name.startsWith("glm-5.2") || name.startsWith("glm-5p2") ? HIGH_OR_MAX : ALL;
    };
  }

  private static List<String> gpt(String name) {
    int end = name.indexOf('-', "gpt-".length());
    String kind = end < 0 ? "" : name.substring(end);
    return switch (end < 0 ? name : name.substring(0, end)) {
      case "gpt-5" -> gpt5(kind);
      case "gpt-5.1" -> gpt51(kind);
      case "gpt-5.2", "gpt-5.3", "gpt-5.4", "gpt-5.5" -> gpt52(kind);
      case "gpt-5.6" -> NONE_OR_LOW_TO_MAX;
      default -> ALL;
    };
  }

  private static List<String> gpt5(String kind) {
    if (kind.startsWith("-chat")) {
      return List.of();
    }
    if (kind.startsWith("-pro")) {
      return HIGH;
    }
    return kind.startsWith("-codex") ? LOW_TO_HIGH : MINIMAL_TO_HIGH;
  }

  private static List<String> gpt51(String kind) {
    if (kind.startsWith("-chat")) {
      return MEDIUM;
    }
    if (kind.startsWith("-codex")) {
      return kind.startsWith("-codex-max") ? LOW_TO_XHIGH : LOW_TO_HIGH;
    }
    return NONE_OR_LOW_TO_HIGH;
  }

  private static List<String> gpt52(String kind) {
    if (kind.startsWith("-chat")) {
      return MEDIUM;
    }
    if (kind.startsWith("-pro")) {
      return MEDIUM_TO_XHIGH;
    }
    return kind.startsWith("-codex") ? LOW_TO_XHIGH : NONE_OR_LOW_TO_XHIGH;
  }

  /** Of the older ones, most reason or do not by their name alone. */
  private static List<String> grok(String name) {
    if (name.contains("-multi-agent")) {
      return LOW_TO_XHIGH;
    }
    if (name.startsWith("grok-4.3")) {
      return NONE_OR_LOW_TO_HIGH;
    }
    if (name.startsWith("grok-4.5")) {
      return LOW_TO_HIGH;
    }
    if (name.startsWith("grok-3-mini")) {
      return List.of("low", "high");
    }
    boolean older = name.matches("grok-(3|4|4-.*|4\\.20.*|code-.*|build-.*)");
    return older ? List.of() : ALL;
  }

  private static List<String> mistral(String name) {
    if (name.startsWith("mistral-large-4")) {
      return LOW_TO_HIGH;
    }
    boolean adjustable =
        name.matches("mistral-small-(latest|2603.*)|mistral-medium-(latest|2604.*|3-5.*|3\\.5.*)");
    return adjustable ? NONE_OR_HIGH : ALL;
  }

  /** Less than high is high there. */
  private static List<String> deepSeek(String name) {
    if (name.startsWith("deepseek-v4")) {
      return HIGH_OR_MAX;
    }
    return name.equals("deepseek-chat") || name.equals("deepseek-reasoner") ? List.of() : ALL;
  }
}
