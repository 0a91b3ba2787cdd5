package dev.llmjava.chat;

import java.util.random.RandomGenerator;

/** Ids for tool calls that no model made, in the form of Anthropic's. As safe as its generator. */
public final class ToolIds {
  private static final String PREFIX = "toolu_";
  private static final int LENGTH = 25;
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final RandomGenerator random;

  /**
   * @param random seeded for ids that are the same in every run; see {@link
   *     dev.llmjava.Identity#random}
   */
  public ToolIds(RandomGenerator random) {
    this.random = random;
  }

  public String next() {
    var id = new StringBuilder(PREFIX);
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
