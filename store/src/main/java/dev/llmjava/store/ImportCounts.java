package dev.llmjava.store;

import java.util.ArrayList;
import java.util.List;

/** What an import did so far. */
final class ImportCounts {
  private static final int MOST_TOLD = 100;

  private long conversations;
  private long turns;
  private long known;
  private long messages;
  private final List<String> aliases = new ArrayList<>();
  private long damaged;
  private final List<Imported.Damage> told = new ArrayList<>();

  void conversations(int added) {
    conversations += added;
  }

  void messages(int added) {
    messages += added;
  }

  void aliases(List<String> added) {
    aliases.addAll(added);
  }

  void turn(boolean isNew) {
    turns += isNew ? 1 : 0;
    known += isNew ? 0 : 1;
  }

  void damaged(long line, String fault) {
    damaged++;
    if (told.size() < MOST_TOLD) {
      told.add(new Imported.Damage(line, fault));
    }
  }

  Imported imported() {
    return new Imported(conversations, turns, messages, aliases, known, damaged, told);
  }
}
