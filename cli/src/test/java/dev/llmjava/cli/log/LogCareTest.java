package dev.llmjava.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.Llm;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import dev.llmjava.store.LogQuery;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.SqliteLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCareTest {
  @TempDir Path folder;
  private Shell shell;
  private String thread = "";

  @BeforeEach
  void log() {
    shell = new Shell(folder.resolve("user"));
    shell.run("-m", "echo", "first words").ok();
    shell.run("-m", "echo", "-c", "and more").ok();
    thread = rows(shell).getFirst().facts().thread();
    shell.run("-m", "echo", "other words").ok();
  }

  @Test
  void aConversationIsRemovedByHowItsIdBegins() {
    String before = thread.substring(0, thread.length() - 1);
    var planned = shell.run("logs", "rm", before, "--dry-run").ok();
    assertThat(planned.out())
        .matches(
            thread
                + " \\(first words\\)\n"
                + "Would remove 1 conversation, 2 turns, 4 messages \\(\\d+ rows\\)"
                + " with \\d+\\.\\d\\dB in them\\.\n");
    assertThat(rows(shell)).hasSize(3);

    var removed = shell.run("logs", "rm", before, "-y").ok();

    assertThat(removed.out())
        .matches("Removed 1 conversation, 2 turns, 4 messages \\(\\d+ rows\\) with .*\n");
    assertThat(rows(shell)).hasSize(1);
    assertThat(shell.run("logs", "verify").ok().out()).isEqualTo("Nothing is wrong in 1 turns.\n");
    assertThat(shell.run("logs", "gc").ok().out()).isEqualTo("Nothing to remove.\n");
  }

  @Test
  void removingAsksOnATerminalAndNeedsAYesElsewhere() {
    shell
        .run("logs", "rm", thread)
        .failed(
            1,
            "Error: removing conversations takes a yes, and there is no terminal to ask for it;"
                + " add -y\n");

    var no = shell.onTerminal().piped("n\n").run("logs", "rm", thread);
    assertThat(no.code()).isEqualTo(1);
    assertThat(no.err())
        .startsWith("Remove 1 conversation, 2 turns, 4 messages (")
        .endsWith(" in them? [y/N]: Aborted!\n");
    assertThat(rows(shell)).hasSize(3);

    var yes = shell.piped("y\n").run("logs", "rm", thread);
    assertThat(yes.code()).isZero();
    assertThat(yes.out())
        .startsWith(thread + " (first words)\n")
        .contains("Removed 1 conversation");
    assertThat(rows(shell)).hasSize(1);
  }

  @Test
  void anIdThatIsNoneOrSeveralIsSaid() {
    shell
        .run("logs", "rm", "nobody", "-y")
        .failed(
            1,
            "Error: No conversation found with id=nobody; `llm logs list` shows the ids of"
                + " conversations\n");
    assertThat(shell.run("logs", "rm", "", "-y").err()).contains("No conversation found with id=;");
    var both = shell.run("logs", "rm", thread.substring(0, 1), "-y");
    assertThat(both.code()).isEqualTo(1);
    assertThat(both.err())
        .matches(
            "Error: \"0\" begins the ids of several conversations: \\w+ \\(first words\\),"
                + " \\w+ \\(other words\\); give more of it\n");
    assertThat(rows(shell)).hasSize(3);
    assertThat(shell.run("logs", "rm").err()).endsWith("Error: Missing argument 'ID...'.\n");
    assertThat(shell.run("logs", "rm", thread, "nobody", "-y").code()).isEqualTo(1);
    assertThat(rows(shell)).hasSize(3);
  }

  @Test
  void whatNothingReachesIsCollected() {
    Path file = shell.directory.resolve("logs.db");
    shell.run("logs", "rm", thread, "-y").ok();
    assertThat(shell.run("logs", "gc", "--dry-run").ok().out()).isEqualTo("Nothing to remove.\n");
    long before = file.toFile().length();

    shell.run("logs", "gc", "--vacuum").ok();

    assertThat(file.toFile().length()).isLessThanOrEqualTo(before);
    assertThat(rows(shell)).hasSize(1);
  }

  @Test
  void anExportIsImportedElsewhere() throws IOException {
    Path file = folder.resolve("export.jsonl");
    shell.run("logs", "export", "-o", file.toString()).ok();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(shell.run("logs", "export").ok().out()).isEqualTo(Files.readString(file));
    try (var names = Files.list(folder)) {
      assertThat(names.map(name -> name.getFileName().toString()))
          .containsExactlyInAnyOrder("user", "export.jsonl");
    }

    var other = new Shell(folder.resolve("other"));
    assertThat(other.run("logs", "import", file.toString()).ok().out())
        .isEqualTo("Added 2 conversations, 3 turns, 6 messages.\n");
    assertThat(other.piped(Files.readString(file)).run("logs", "import").ok().out())
        .isEqualTo("Added nothing. 3 turns were there already.\n");
    assertThat(rows(other)).isEqualTo(rows(shell));
    assertThat(other.run("logs", "verify").ok().out()).isEqualTo("Nothing is wrong in 3 turns.\n");

    String one = shell.run("logs", "export", thread).ok().out();
    assertThat(one.lines().filter(line -> line.contains("\"kind\":\"turn\""))).hasSize(2);
  }

  @Test
  void aDamagedLineIsToldByItsNumber() throws IOException {
    List<String> lines = shell.run("logs", "export").ok().out().lines().toList();
    String damaged = lines.get(1).replace("first", "worst");
    var other = new Shell(folder.resolve("other"));

    var result =
        other
            .piped(String.join("\n", lines.get(0), damaged, lines.get(3), "", "x"))
            .run("logs", "import");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .matches(
            "line 2: the message b2:\\w+ is not what its hash says\n"
                + "line 4: expected JSON, got an empty text\n"
                + "line 5: not JSON \\(line 1, column \\d+\\)\n");
    assertThat(result.out()).isEqualTo("Added 1 conversation, 1 turn, 2 messages.\n");
    assertThat(other.run("logs", "verify").code()).isZero();
  }

  @Test
  void filesThatCannotBeReadOrWrittenAreNamed() {
    shell
        .run("logs", "import", "/nowhere/x")
        .failed(1, "Error: cannot read \"/nowhere/x\": it does not exist\n");
    shell
        .run("logs", "export", "-o", "/nowhere/x")
        .failed(1, "Error: cannot write \"/nowhere/x\": its folder does not exist\n");
    shell
        .piped("hello\n")
        .run("logs", "import")
        .failed(
            1,
            "Error: this is not an exported log: its first line does not say so; `llm logs export`"
                + " writes one\n");
    assertThat(new Shell(folder.resolve("none")).run("logs", "gc").err())
        .startsWith("Error: No log database found at ");
  }

  @Test
  void whatIsWrongIsALineWithWhatToDo() throws IOException {
    Path note = Files.writeString(folder.resolve("a\u001bb"), "as it was");
    Path file = shell.directory.resolve("logs.db");
    Message message = Message.user("look", Attachment.file("text/plain", note));
    try (SqliteLog log = SqliteLog.open(file)) {
      Response response = Llm.create().model("echo").prompt(Prompt.of(List.of(message)));
      response.text();
      log.log(response, null);
    }
    Files.delete(note);

    var result = shell.run("logs", "verify");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .matches(
            "the message b2:\\w+ is not what its hash says: the file \"\\S+\u001bb\" changed or is"
                + " gone; put it back as it was\n");
    assertThat(shell.onTerminal().run("logs", "verify").out()).contains("\u241bb\" changed");
  }

  @Test
  void usageIsAddedUpWithWhatItCost() {
    price("gpt-4o-mini", 1_000_000, 500_000, "2026-01-01T10:00:00+00:00");
    price("gpt-4o-mini", 1_000_000, 0, "2026-01-02T10:00:00+00:00");

    assertThat(shell.run("logs", "usage").ok().out())
        .isEqualTo(
            """
            model        turns      input   output  cached               cost
            gpt-4o-mini      2  2,000,000  500,000       -            $0.6000
            echo             3          -        -       -            unknown
            total            5  2,000,000  500,000       -  $0.6000 + unknown
            The cost of 3 turns is unknown: echo
            """);
    assertThat(shell.run("logs", "usage", "-m", "4o-mini", "--by", "day").ok().out())
        .isEqualTo(
            """
            day         turns      input   output  cached     cost
            2026-01-01      1  1,000,000  500,000       -  $0.4500
            2026-01-02      1  1,000,000        0       -  $0.1500
            total           2  2,000,000  500,000       -  $0.6000
            """);
    assertThat(shell.run("logs", "usage", "--since", "2026-01-02", "-m", "4o-mini").ok().out())
        .contains("total            1  1,000,000       0");
    assertThat(shell.run("logs", "usage", "--since", "1h", "--by", "conversation").ok().out())
        .contains(thread + " first words")
        .contains("total");
    Json.Obj json =
        Json.parseObject(shell.run("logs", "usage", "--json", "--since", "12h").ok().out());
    assertThat(json.toString())
        .isEqualTo(
            "{\"by\":\"model\",\"rows\":[{\"model\":\"echo\",\"turns\":3,\"unpriced_turns\":3}],"
                + "\"total\":{\"turns\":3,\"unpriced_turns\":3}}");
  }

  @Test
  void onATerminalEachRowHasABar() {
    price("gpt-4o-mini", 1_000_000, 500_000, "2026-01-01T10:00:00+00:00");
    price("gpt-4o-mini", 1_000_000, 0, "2026-01-02T10:00:00+00:00");
    shell.onTerminal();

    String wide =
        shell.with("COLUMNS", "80").run("logs", "usage", "-m", "4o-mini", "--by", "day").out();
    assertThat(wide.lines())
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.endsWith("█"));
    assertThat(
            wide.lines()
                .filter(line -> line.endsWith("█"))
                .map(line -> line.chars().filter(c -> c == '█').count()))
        .containsExactly(24L, 8L);
    String narrow = shell.with("COLUMNS", "40").run("logs", "usage").out();
    assertThat(narrow).doesNotContain("█");
  }

  @Test
  void aWrongWayToAddUpIsAUsageError() {
    assertThat(shell.run("logs", "usage", "--by", "week").err())
        .endsWith(
            "Error: Invalid value for '--by': 'week' is not one of 'model', 'day',"
                + " 'conversation'.\n");
    for (String since : List.of("yesterday", "7", "d", "2026-13-01")) {
      assertThat(shell.run("logs", "usage", "--since", since).err())
          .endsWith(
              "Error: Invalid value for '--since': '"
                  + since
                  + "' is neither a day such as 2026-01-31 nor a time such as 12h, 7d or 4w.\n");
    }
  }

  private static List<LogRow> rows(Shell shell) {
    try (SqliteLog log = SqliteLog.openExisting(shell.directory.resolve("logs.db"))) {
      return log.rows(LogQuery.ALL);
    }
  }

  /** Imports a turn that has no words, only tokens. */
  private void price(String model, long input, long output, String time) {
    String turn =
        Json.object()
            .put("kind", "turn")
            .put("id", "id-" + time)
            .put("model", model)
            .put("usage", Json.object().put("input", input).put("output", output).build())
            .put("datetime_utc", time)
            .put("log", Json.object().put("thread", "priced").build())
            .build()
            .toString();
    shell.piped("{\"kind\":\"log\",\"version\":1}\n" + turn).run("logs", "import").ok();
  }

  @Test
  void anExportGoesToWhatALinkLeadsTo() throws IOException {
    Path file = Files.writeString(folder.resolve("file.jsonl"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);

    shell.run("logs", "export", "-o", link.toString()).ok();

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).isEqualTo(shell.run("logs", "export").ok().out());
  }

  @Test
  void aPipeIsWrittenIntoAndNotReplaced() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    var read = CompletableFuture.supplyAsync(() -> content(pipe));

    shell.run("logs", "export", "-o", pipe.toString()).ok();

    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(shell.run("logs", "export").ok().out());
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
