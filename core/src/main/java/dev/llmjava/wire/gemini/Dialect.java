package dev.llmjava.wire.gemini;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a request depends on beside the prompt.
 *
 * @param provider the name under which its data is found in the history
 * @param model the name that the provider knows the model by
 * @param parent what stands before the model in a path, such as {@code v1beta/models}
 */
public record Dialect(String provider, String model, String parent, Set<Trait> traits) {
  /** What models and services differ in. */
  public enum Trait {
    /** The model thinks, and can be asked to show it. */
    THINKS,
    /** Functions, tools that Google runs and a schema go together in one request. */
    COMBINES,
    /** A function call of this turn is refused unless something vouches for it. */
    CHECKS_SIGNATURES,
    /** The result of a function can have files. */
    FILES_IN_RESULTS,
    /** The service tells what tools it ran, if asked. */
    TELLS_TOOLS,
    /** The filters that can be switched off are switched off, as llm-gemini does. */
    UNFILTERED
  }

  private static final String FAMILY = "gemini-";
  private static final double COMBINING = 3;
  private static final double THINKING = 2.5;

  public Dialect {
    traits = Set.copyOf(traits);
  }

  /** The Gemini API. */
  public static Dialect of(String provider, String model) {
    Set<Trait> traits = ofModel(model);
    traits.add(Trait.UNFILTERED);
    if (traits.contains(Trait.CHECKS_SIGNATURES)) {
      traits.add(Trait.TELLS_TOOLS);
    }
    return new Dialect(provider, model, "v1beta/models", traits);
  }

  /** Vertex AI, which has the same models at another path and does not tell what tools it ran. */
  public static Dialect vertex(String provider, String model, String parent) {
    return new Dialect(provider, model, parent, ofModel(model));
  }

  /**
   * Until Gemini 3 functions, Google's own tools and JSON answers exclude each other ("Tool use
   * with function calling is unsupported"), and thoughts came with 2.5. Of other names nothing is
   * known.
   */
  private static Set<Trait> ofModel(String model) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    double generation = generation(model);
    if (generation == 0 || generation >= COMBINING) {
      traits.add(Trait.COMBINES);
    }
    if (generation >= COMBINING) {
      traits.add(Trait.CHECKS_SIGNATURES);
      traits.add(Trait.FILES_IN_RESULTS);
    }
    boolean drawsOrSpeaks = model.contains("-image") || model.contains("-tts");
    if (generation >= THINKING && !(drawsOrSpeaks && generation < COMBINING) && !isVoice(model)) {
      traits.add(Trait.THINKS);
    }
    return traits;
  }

  private static boolean isVoice(String model) {
    return model.contains("-tts") || model.contains("-live") || model.contains("-audio");
  }

  /** Such as 2.5; that of Gemini 3 for the newest whichever it is, 0 for other families. */
  private static double generation(String model) {
    if (!model.startsWith(FAMILY)) {
      return 0;
    }
    int end = FAMILY.length();
    while (end < model.length() && (isDigit(model.charAt(end)) || model.charAt(end) == '.')) {
      end++;
    }
    if (end == FAMILY.length()) {
      return model.endsWith("-latest") ? COMBINING : 0;
    }
    return number(model.substring(FAMILY.length(), end));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
