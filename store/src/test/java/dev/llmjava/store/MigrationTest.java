package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases of each step of LLM's history, brought forward. */
class MigrationTest {
  /** From here on the view is LLM's own, which says the same in other words. */
  private static final int VIEW =
      OldDatabase.names(OldDatabase.STEPS).indexOf("m026_message_tree_view") + 1;

  private static Map<String, List<String>> today = Map.of();

  @TempDir Path folder;
  private Path file;

  @BeforeAll
  static void lookAtANewFile(@TempDir Path elsewhere) {
    Path fresh = elsewhere.resolve("fresh.db");
    SqliteLog.open(fresh).close();
    today = FileShape.of(fresh);
  }

  @BeforeEach
  void name() {
    file = folder.resolve("logs.db");
  }

  static List<Integer> everyStep() {
    var steps = new ArrayList<Integer>();
    for (int i = 0; i <= OldDatabase.STEPS; i++) {
      steps.add(i);
    }
    return steps;
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void aDatabaseOfAnyStepBecomesOneOfTodayAndKeepsEveryValue(int steps) {
    OldDatabase.create(file, steps);
    OddRows.fill(file);
    Map<String, List<String>> before = OddRows.read(file);
    List<String> toolboxes = toolboxes();

    SqliteLog.open(file).close();

    assertToday(steps);
    Map<String, List<String>> after = OddRows.read(file);
    assertThat(before).isNotEmpty();
    before.forEach(
        (column, values) -> {
          String name = later(column);
          if (name != null) {
            boolean wasText = column.equals("log.chat_id") && steps < 3;
            assertThat(after.get(name)).as(name).isEqualTo(wasText ? CHATS : values);
          }
        });
    if (!toolboxes.isEmpty()) {
      assertThat(toolboxes()).isEqualTo(toolboxes);
    }
  }

  /** What texts become in a column of numbers, as SQLite has it; empty text is no number. */
  private static final List<String> CHATS =
      List.of(
          "1 integer 31303030",
          "2 text 610062",
          "3 text 6E756C6C",
          "4 text 697427732022736F220A616E6420736F",
          "5 null ",
          "6 null ",
          "7 text 636166C3A920F09FA69C",
          "8 integer 37");

  /** Where a column is now; null for those that LLM gave up. */
  private static String later(String column) {
    return switch (column) {
      case "log.provider", "log.debug" -> null;
      case "tool_instantiations.name",
          "tool_instantiations.plugin",
          "tool_instantiations.arguments" ->
          null;
      case "log.timestamp", "log.timestamp_utc" -> "logs.datetime_utc";
      default -> column.replaceFirst("^log\\.", "logs.");
    };
  }

  /** Which settings served each call, in a table of their own or still in the row of the call. */
  private List<String> toolboxes() {
    List<String> columns =
        Rows.of(file, "select name from pragma_table_info('tool_instantiations')");
    return columns.isEmpty()
        ? List.of()
        : Rows.of(
            file,
            "select c.rowid, hex(s.name), hex(s.plugin), hex(s.arguments)"
                + " from tool_instantiations as c left join "
                + (columns.contains("name")
                    ? "tool_instantiations as s on s.rowid = c.rowid"
                    : "tool_instances as s on s.id = c.instance_id")
                + " order by 1");
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void aStepThatWasDoneAndNotRecordedIsNoObstacle(int steps) {
    OldDatabase.create(file, steps);
    OddRows.fill(file);
    if (steps > 0) {
      String last = OldDatabase.names(steps).getLast();
      Rows.change(file, "delete from _llm_migrations where name = '" + last + "'");
    }
    Map<String, List<String>> before = OddRows.read(file);

    SqliteLog.open(file).close();

    assertToday(steps);
    Map<String, List<String>> after = OddRows.read(file);
    before.forEach(
        (column, values) -> {
          String name = later(column);
          if (name != null) {
            assertThat(after.get(name)).as(name).hasSameSizeAs(values);
          }
        });
  }

  private void assertToday(int steps) {
    FileShape.of(file)
        .forEach(
            (query, rows) ->
                assertThat(comparable(rows, steps))
                    .as(query)
                    .isEqualTo(comparable(today.get(query), steps)));
    assertThat(Rows.of(file, "pragma integrity_check")).containsExactly("ok");
    Rows.change(
        file,
        "insert into responses_fts (responses_fts, rank) values ('integrity-check', 1);"
            + " insert into turn_search_fts (turn_search_fts, rank) values ('integrity-check', 1)");
  }

  /** Without quotes and line breaks, which are LLM's in what it made and ours in the rest. */
  private static List<String> comparable(List<String> rows, int steps) {
    return rows.stream()
        .filter(row -> !row.startsWith("message_tree|") || steps < VIEW)
        .map(row -> row.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]\"\\s]", ""))
        .toList();
  }
}
