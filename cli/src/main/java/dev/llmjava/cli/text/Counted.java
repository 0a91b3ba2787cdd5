package dev.llmjava.cli.text;

import dev.llmjava.store.Removal;
import java.util.ArrayList;
import java.util.List;

/** Several counts in one phrase; those of nothing are left out. */
public final class Counted {
  private final List<String> phrases = new ArrayList<>();

  public Counted and(long count, String thing) {
    if (count > 0) {
      phrases.add(TokenUsage.grouped(count) + " " + thing + (count == 1 ? "" : "s"));
    }
    return this;
  }

  public static String of(Removal removal) {
    String things =
        new Counted()
            .and(removal.conversations(), "conversation")
            .and(removal.turns(), "turn")
            .and(removal.messages(), "message")
            .and(removal.attachments(), "attachment")
            .and(removal.fragments(), "fragment")
            .and(removal.schemas(), "schema")
            .and(removal.tools(), "tool")
            .text();
    String rows = new Counted().and(removal.rows(), "row").text();
    return (things.isEmpty() ? rows : things + " (" + rows + ")")
        + " with "
        + FileSize.text(removal.bytes())
        + " in them";
  }

  public String text() {
    return String.join(", ", phrases);
  }
}
