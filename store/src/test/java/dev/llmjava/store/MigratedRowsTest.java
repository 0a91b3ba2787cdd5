package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where migrations move things, and what they must leave alone. */
class MigratedRowsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("logs.db");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 7, 10})
  void withoutRowsNothingIsLeftOfTheFirstLog(int steps) {
    OldDatabase.create(file, steps);

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select name from sqlite_master where name in ('log', 'logs')"))
        .isEmpty();
  }

  @Test
  void columnsOfVersionsThatWereNeverReleasedAreTaken() {
    OldDatabase.create(file, OldDatabase.names(OldDatabase.STEPS).indexOf("m006_new_logs_table"));
    Rows.change(
        file,
        "alter table log add column options text; alter table log add column reply_to_id integer;"
            + " insert into log (timestamp, options, reply_to_id) values ('then', '{}', 1)");

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select datetime_utc, options_json, reply_to_id from logs"))
        .containsExactly("then|{}|1");
    assertThat(Rows.of(file, "select name from pragma_table_info('logs') where name = 'options'"))
        .isEmpty();
  }

  @Test
  void twoColumnsThatWantOneNameBothStay() {
    OldDatabase.create(file, OldDatabase.names(OldDatabase.STEPS).indexOf("m006_new_logs_table"));
    Rows.change(
        file,
        "alter table log add column options text; alter table log add column options_json text;"
            + " insert into log (options, options_json) values ('old', 'new')");

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select options, options_json from logs")).containsExactly("old|new");
  }

  @Test
  void namesThatAreNotKnownStay() {
    OldDatabase.create(file, 20);
    Rows.change(file, "insert into _llm_migrations values ('m099_from_the_future', 'once')");

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select name from _llm_migrations where applied_at = 'once'"))
        .hasSize(21)
        .endsWith("m099_from_the_future");
    assertThat(
            Rows.of(
                    file,
                    "select distinct applied_at from _llm_migrations where name > 'm020' and name <"
                        + " 'm09'")
                .getFirst())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
  }

  @Test
  void whatUsersMadeInTheFileStays() {
    OldDatabase.create(file, 5);
    Rows.change(
        file,
        """
        alter table log add column stars integer not null default 3 check (stars < 6);
        create index best on log (stars, model);
        create index by_provider on log (timestamp);
        create table heard (prompt text);
        create trigger hear after insert on log begin insert into heard values (new.prompt); end;
        create view questions as select prompt from log;
        insert into log (prompt, stars) values ('hi', 5)
        """);

    SqliteLog.open(file).close();
    Rows.change(file, "insert into logs (prompt) values ('ho')");

    assertThat(Rows.of(file, "select id, prompt, stars from logs"))
        .containsExactly("1|hi|5", "2|ho|3");
    assertThat(Rows.of(file, "select prompt from heard")).containsExactly("hi", "ho");
    assertThat(Rows.of(file, "select name from sqlite_master where name in ('best', 'questions')"))
        .hasSize(2);
  }

  @Test
  void toolsWithoutAToolboxGetTheOneThatServedTheirThread() {
    OldDatabase.create(
        file, OldDatabase.names(OldDatabase.STEPS).indexOf("m024_tool_instance_references"));
    Rows.change(
        file,
        """
        insert into turns (id, thread_id) values ('u1', 'a'), ('u2', 'a'), ('u3', 'b');
        insert into tools (id, hash, name) values (1, 'x', 'Box_open'), (2, 'y', 'Boxes'), (3, 'z', 'box');
        insert into turn_tools values ('u1', 1), ('u1', 2), ('u1', 3), ('u3', 1);
        insert into tool_instances values (7, null, 'Box', '{"at": 1}');
        insert into tool_instantiations values
          ('u2', 'c2', 'Box', null, '{"at": 2}'),
          ('u2', 'c1', 'Box', null, '{"at": 1}'),
          ('u3', 'c1', 'Hat', 'hats', null)
        """);

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select * from tool_instances order by id"))
        .containsExactly("7|-|Box|{\"at\": 1}", "8|-|Box|{\"at\": 2}", "9|hats|Hat|-");
    assertThat(Rows.of(file, "select * from tool_instantiations order by 1, 2"))
        .containsExactly("u2|c1|7", "u2|c2|8", "u3|c1|9");
    assertThat(Rows.of(file, "select * from turn_tools order by 1, 2"))
        .containsExactly("u1|1|7", "u1|2|-", "u1|3|-", "u3|1|-");
  }
}
