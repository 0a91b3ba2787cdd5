package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Part;
import dev.llmjava.wire.CallIds;

/** The ids that calls and their results go by in a request. */
final class Ids {
  private static final int SHORT = 9;
  private static final int DIGITS = 36;

  private final CallIds ids = new CallIds();
  private final boolean inShort;

  Ids(Dialect dialect) {
    inShort = dialect.has(Habit.SHORT_IDS);
  }

  String of(Part.ToolCall call) {
    return shown(ids.of(call));
  }

  String of(Part.ToolResult result) {
    return shown(ids.of(result));
  }

  private String shown(String id) {
    return inShort && !isShort(id) ? shortened(id) : id;
  }

  private static boolean isShort(String id) {
    return id.length() == SHORT
        && id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  /** The same for the same id: a hash (FNV-1a), because what makes ids differ can be anywhere. */
  private static String shortened(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    String digits = "0".repeat(SHORT) + Long.toUnsignedString(hash, DIGITS);
    return digits.substring(digits.length() - SHORT);
  }
}
