package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckTest extends WithLog {
  private static final String RESTORE =
      "restore a backup, or import an export that has what is missing";
  private static final String COLLECT = "`llm logs gc` removes what is left over";

  @Test
  void nothingIsWrongWithASoundLog() {
    RandomLog.fill(file, log, new SplittableRandom(), 20);

    assertThat(found()).isEmpty();
  }

  @Test
  void aFileThatChangedIsNamed() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), MessageHashTest.PNG);
    Message message = Message.user("look", Attachment.file("image/png", picture));
    log.log(ScriptedModel.saying("nice").answer(Prompt.of(List.of(message))), null);
    String hash = MessageHash.of(message, null);

    Files.delete(picture);

    assertThat(found())
        .containsExactly(
            new Finding(
                "the message "
                    + hash
                    + " is not what its hash says: the file \""
                    + picture
                    + "\" changed or is gone",
                "put it back as it was"));
  }

  @Test
  void whatIsMissingAndWhatIsLeftOverAreToldApart() {
    log.log(ScriptedModel.saying("yes").answer("hi"), null);
    String first = MessageHash.of(Message.user("hi"), null);
    Rows.change(
        file,
        "delete from messages where hash = '"
            + first
            + "'; insert into turn_fragments values ('gone', 1, 0, 'prompt');"
            + "insert into parts (message_hash, position, type, payload) values ('gone', 0, 'x',"
            + " '{\"a\": 1}')");

    assertThat(found())
        .containsExactly(
            new Finding("1 row of \"messages\" refer to what is not in \"messages\"", RESTORE),
            new Finding("2 rows of \"parts\" refer to what is not in \"messages\"", COLLECT),
            new Finding(
                "1 row of \"turn_fragments\" refer to what is not in \"fragments\"", RESTORE),
            new Finding("1 row of \"turn_fragments\" refer to what is not in \"turns\"", COLLECT),
            new Finding("1 row of \"turns\" refer to what is not in \"messages\"", RESTORE));

    log.maintenance().collect(false);
    assertThat(found()).extracting(Finding::remedy).containsOnly(RESTORE);
  }

  @Test
  void aMessageThatWasEditedIsFound() {
    log.log(ScriptedModel.saying("yes").answer("hi"), null);
    Rows.change(file, "update parts set text = 'no' where text = 'yes'");

    assertThat(found())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.fault())
                    .matches("the message b2:\\w+ is not what its hash says"));
  }

  @Test
  void anIndexThatIsNotWhatWasSaidIsFoundAndMadeAnew() {
    log.log(ScriptedModel.saying("yes").answer("pelican"), null);
    Rows.change(
        file,
        "drop trigger turn_search_au; update turn_search set prompt = 'walrus';"
            + "create trigger turn_search_au after update on turn_search begin select 1; end");

    assertThat(found())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fault()).startsWith("the search index of turns is not what they");
              assertThat(finding.remedy()).isEqualTo("`llm logs gc` makes it anew");
            });
    log.maintenance().collect(true);
    assertThat(found()).hasSize(1);

    log.maintenance().collect(false);

    assertThat(found()).isEmpty();
    assertThat(log.rows(LogQuery.ALL.search("walrus"))).hasSize(1);
  }

  @Test
  void aDamagedFileIsFound() throws IOException {
    log.log(ScriptedModel.saying("y".repeat(100_000)).answer("hi"), null);
    String page =
        Rows.of(file, "select rootpage from sqlite_master where name = 'idx_messages_parent_hash'")
            .getFirst();
    Rows.change(
        file,
        "pragma writable_schema = 1; update sqlite_master set rootpage = (select rootpage from"
            + " sqlite_master where name = 'idx_turns_thread_id') where name ="
            + " 'idx_messages_parent_hash'");
    log.close();
    log = SqliteLog.open(file);

    assertThat(page).isNotEmpty();
    assertThat(found())
        .anySatisfy(finding -> assertThat(finding.fault()).startsWith("the file is damaged: "));
  }

  private List<Finding> found() {
    var found = new ArrayList<Finding>();
    log.maintenance().check(found::add);
    return found;
  }
}
