package dev.llmjava.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Databases as older versions of LLM left them. */
final class OldDatabase {
  /** As many as LLM 0.32 has. */
  static final int STEPS = 30;

  private static final Pattern THING =
      Pattern.compile(
          "(?i)(create|drop)\\s+(?:unique )?(?:virtual )?(?:table|index|trigger|view)"
              + "\\s+[\\[\"](\\w+)[\\]\"]");

  private final List<String> names = new ArrayList<>();
  private final Map<String, String> things = new LinkedHashMap<>();

  private OldDatabase() {}

  /**
   * Makes a file as LLM's first migrations leave it, without rows.
   *
   * @param steps how many migrations; 0 for a file from before there were any
   */
  static void create(Path file, int steps) {
    OldDatabase database = after(steps == 0 ? 1 : steps);
    String sql = String.join("\n", database.things.values());
    if (steps == 0) {
      Rows.change(file, sql.replace("[chat_id] TEXT,", ""));
      return;
    }
    var recorded = new StringBuilder("create table [_llm_migrations] (name text primary key,");
    recorded.append(" applied_at text);");
    for (String name : database.names) {
      recorded.append("insert into _llm_migrations values ('").append(name).append("', 'once');");
    }
    Rows.change(file, "begin;" + recorded + sql + ";commit");
  }

  static List<String> names(int steps) {
    return List.copyOf(after(steps).names);
  }

  private static OldDatabase after(int steps) {
    var database = new OldDatabase();
    for (String statement : history().split("\n\n", -1)) {
      if (!statement.startsWith("-- m")) {
        database.apply(statement);
        continue;
      }
      if (database.names.size() == steps) {
        break;
      }
      String name = statement.lines().findFirst().orElseThrow();
      database.names.add(name.substring(3));
      database.apply(statement.substring(name.length()));
    }
    return database;
  }

  private void apply(String statement) {
    Matcher thing = THING.matcher(statement);
    if (thing.find()) {
      boolean created = thing.group(1).equalsIgnoreCase("create");
      things.merge(thing.group(2), statement, (before, now) -> created ? now : "");
    }
  }

  private static String history() {
    try (InputStream in = OldDatabase.class.getResourceAsStream("history.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
