package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ids of conversations and answers that an import brings. They are shown, and they sort by time.
 */
final class ImportedId {
  private static final int LONGEST = 200;
  private static final int ULID_LENGTH = 26;
  private static final int TIME_DIGITS = 10;
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final long DAY = 86_400_000;

  private ImportedId() {}

  static String required(Json.Obj line, String field) {
    String id = DamagedLine.required(line, field);
    check(id);
    return id;
  }

  /**
   * @param id null for none
   */
  static void check(@Nullable String id) {
    if (id == null) {
      return;
    }
    if (id.length() > LONGEST) {
      throw new DamagedLine("an id is longer than " + LONGEST + " characters");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new DamagedLine("an id holds a control character");
    }
    // the greatest id is the latest answer, which this one would be for ever
    if (time(id.toLowerCase(Locale.ROOT)) > System.currentTimeMillis() + DAY) {
      throw new DamagedLine("the id \"" + id + "\" is of a time that has not come yet");
    }
  }

  /** In milliseconds of the epoch; 0 for an id that does not tell. */
  private static long time(String id) {
    if (id.length() != ULID_LENGTH || id.chars().anyMatch(c -> DIGITS.indexOf(c) < 0)) {
      return 0;
    }
    long time = 0;
    for (int i = 0; i < TIME_DIGITS; i++) {
      time = time * DIGITS.length() + DIGITS.indexOf(id.charAt(i));
    }
    return time;
  }
}
