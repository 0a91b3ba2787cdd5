package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Sha256;
import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferTest extends WithLog {
  private static final int ROUNDS = 10;
  private static final String FIRST = "{\"kind\":\"log\",\"version\":1}";
  private static final String IMPORTED =
      "select thread_id from llmjava_imported_threads order by 1";

  private Path copyFile;
  private SqliteLog copy;

  @BeforeEach
  void openCopy() {
    copyFile = folder.resolve("copy.db");
    copy = SqliteLog.open(copyFile);
  }

  @AfterEach
  void closeCopy() {
    copy.close();
  }

  @Test
  void aRoundTripGivesTheSameRows() throws IOException {
    var seeds = new SplittableRandom();
    for (int round = 0; round < ROUNDS; round++) {
      long seed = seeds.nextLong();
      closeCopy();
      close();
      file = folder.resolve("from" + round + ".db");
      copyFile = folder.resolve("to" + round + ".db");
      log = SqliteLog.open(file);
      copy = SqliteLog.open(copyFile);
      RandomLog.fill(file, log, new SplittableRandom(seed), 25);

      Imported imported = copy.transfer().read(exported(log));

      assertThat(imported.damage()).as("seed %d", seed).isEmpty();
      assertThat(imported.turns()).isEqualTo(27);
      requireSame(copyFile, file, seed);
      assertThat(copy.verify()).isEmpty();
      assertThat(copy.rows(LogQuery.ALL).stream().map(LogRow::words).toList())
          .isEqualTo(log.rows(LogQuery.ALL).stream().map(LogRow::words).toList());

      Tables before = Tables.of(copyFile);
      Imported again = copy.transfer().read(exported(log));
      assertThat(again).isEqualTo(new Imported(0, 0, 0, List.of(), 27, 0, List.of()));
      assertThat(Tables.of(copyFile).rows).as("seed %d", seed).isEqualTo(before.rows);
      assertThat(lines(copy, List.of())).as("seed %d", seed).isEqualTo(lines(log, List.of()));
    }
  }

  @Test
  void theLogOfLlmForPythonComesBackAsItWas() throws IOException {
    Path golden = Golden.copy(Files.createDirectory(folder.resolve("golden")));
    try (SqliteLog theirs = SqliteLog.open(golden)) {
      Imported imported = copy.transfer().read(exported(theirs));

      assertThat(imported.damage()).isEmpty();
      requireSame(copyFile, golden, 0);
      assertThat(copy.rows(LogQuery.ALL).stream().map(row -> row.toJson().toString()))
          .isEqualTo(
              theirs.rows(LogQuery.ALL).stream().map(row -> row.toJson().toString()).toList());
    }
  }

  @Test
  void aCircleOfMessagesIsToldAndDoesNotGoRoundForEver() {
    log.log(ScriptedModel.saying("one").answer("hello"), null);
    Rows.change(
        file,
        "update messages set parent_hash = (select tip_message_hash from turns)"
            + " where parent_hash is null");

    assertThatThrownBy(() -> log.transfer().write(List.of(), true, OutputStream.nullOutputStream()))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageContaining("goes round in a circle");
  }

  @Test
  void everyTurnIsAResponseInLlmsForm() throws IOException {
    Response first = ScriptedModel.saying("one").answer("hello");
    String thread = log.log(first, null);
    Response second = ScriptedModel.saying("two").answer(SqliteLogTest.goOn(first, "more"));
    log.log(second, thread);

    List<Json.Obj> turns = of("turn", lines(log, List.of()));

    Response read = Response.fromJson(turns.getFirst(), ScriptedModel.saying(""));
    assertThat(read.id()).isEqualTo(first.id());
    assertThat(read.prompt().messages()).isEqualTo(first.prompt().messages());
    assertThat(read.messages()).isEqualTo(first.messages());
    assertThat(turns.get(1).object("prompt").items("messages")).hasSize(1);
    assertThat(turns.get(1).object("log").string("thread")).isEqualTo(thread);
  }

  @Test
  void onlyTheConversationsThatAreNamedAreWritten() throws IOException {
    Response first = ScriptedModel.saying("one").answer("hello");
    String thread = log.log(first, null);
    String fork = log.log(ScriptedModel.saying("two").answer(SqliteLogTest.goOn(first, "b")), null);
    log.log(ScriptedModel.saying("three").answer("else"), null);

    Imported imported = copy.transfer().read(exported(log, List.of(fork)));

    assertThat(imported).isEqualTo(new Imported(1, 1, 4, List.of(), 0, 0, List.of()));
    assertThat(copy.thread(thread)).isEmpty();
    assertThat(copy.messages(copy.thread(fork).orElseThrow())).hasSize(4);

    copy.transfer().read(exported(log, List.of(thread)));
    assertThat(copy.counts()).isEqualTo(new LogCounts(2, 2, 0, 0));
    assertThat(copy.verify()).isEmpty();
  }

  @Test
  void aConversationThatHasGoneOnMeanwhileKeepsItsEnd() throws IOException {
    Response first = ScriptedModel.saying("one").answer("hello");
    String thread = log.log(first, null);
    Path early = exported(log);
    copy.transfer().read(early);
    Response here = ScriptedModel.saying("here").answer(SqliteLogTest.goOn(first, "here?"));
    log.log(here, thread);
    Path late = exported(log);
    Response there = ScriptedModel.saying("there").answer(SqliteLogTest.goOn(first, "there?"));
    copy.log(there, thread);

    log.transfer().read(early);
    assertThat(log.messages(log.thread(thread).orElseThrow())).hasSize(4);
    Imported imported = copy.transfer().read(late);

    assertThat(imported).isEqualTo(new Imported(0, 1, 2, List.of(), 1, 0, List.of()));
    assertThat(copy.messages(copy.thread(thread).orElseThrow()).getLast())
        .isEqualTo(Message.assistant("there"));
    assertThat(copy.verify()).isEmpty();

    Path third = folder.resolve("third.db");
    try (SqliteLog other = SqliteLog.open(third)) {
      other.transfer().read(early);
      other.transfer().read(late);
      assertThat(other.messages(other.thread(thread).orElseThrow()).getLast())
          .isEqualTo(Message.assistant("here"));
    }
  }

  @Test
  void anImportedConversationIsKnownAsOneUntilItGoes() throws IOException {
    RandomLog.fill(file, log, new SplittableRandom(1), 5);
    Path export = exported(log);
    log.transfer().read(export);
    assertThat(Rows.of(file, "select name from sqlite_master where name like '%imported%'"))
        .isEmpty();
    copy.transfer().read(export);
    assertThat(Rows.of(copyFile, IMPORTED))
        .containsExactlyElementsOf(
            Rows.of(file, "select id from threads union select id from conversations order by 1"));
    assertThat(copy.thread("zz1").orElseThrow().imported()).isTrue();
    assertThat(copy.thread("01a").orElseThrow().imported()).isTrue();
    assertThat(copy.graph().fork(copy.graph().find("zz1")).origin().orElseThrow().imported())
        .isTrue();

    String own = copy.log(ScriptedModel.saying("one").answer("hello"), null);
    assertThat(copy.thread(own).orElseThrow().imported()).isFalse();
    copy.maintenance().collect(false);
    assertThat(Rows.of(copyFile, IMPORTED)).contains("zz1", "01a");
    copy.maintenance().remove(List.of("zz1", "01a"), false);
    assertThat(Rows.of(copyFile, IMPORTED)).isNotEmpty().doesNotContain("zz1", "01a");
  }

  @Test
  void aConversationThatAnImportGoesOnWithIsAnImportedOneFromThen() throws IOException {
    Response first = ScriptedModel.saying("one").answer("hello");
    String thread = log.log(first, null);
    Path early = exported(log);
    try (SqliteLog elsewhere = SqliteLog.open(folder.resolve("elsewhere.db"))) {
      elsewhere.transfer().read(early);
      Prompt more = SqliteLogTest.goOn(first, "more");
      elsewhere.log(ScriptedModel.saying("two").answer(more), thread);
      log.transfer().read(early);
      assertThat(log.thread(thread).orElseThrow().imported()).isFalse();

      log.transfer().read(exported(elsewhere));
    }
    assertThat(log.thread(thread).orElseThrow().imported()).isTrue();
  }

  @Test
  void aFileComesAsItsBytesAndItsPathStaysBehind() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), MessageHashTest.PNG);
    Path changed = Files.writeString(folder.resolve("b.txt"), "as it was");
    Message message =
        Message.user(
            "look", Attachment.file("image/png", picture), Attachment.file("text/plain", changed));
    log.log(ScriptedModel.saying("nice").answer(Prompt.of(List.of(message))), null);
    Files.writeString(changed, "as it is");

    Imported imported = copy.transfer().read(exported(log));

    assertThat(imported.damage()).isEmpty();
    assertThat(Rows.of(copyFile, "select type, path, hex(content) from attachments order by type"))
        .containsExactly(
            "image/png|-|" + HexFormat.of().withUpperCase().formatHex(MessageHashTest.PNG),
            "text/plain|-|");
    assertThat(copy.verify()).containsExactly(MessageHash.of(message, null, TransferTest::key));
  }

  @Test
  void nothingThatALineNamesIsRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Message message = Message.user("look", Attachment.file("text/plain", secret));
    log.log(ScriptedModel.saying("nice").answer(Prompt.of(List.of(message))), null);
    var out = new ByteArrayOutputStream();
    log.transfer().write(List.of(), false, out);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("secret.txt")
        .doesNotContain("content");

    copy.transfer().read(Files.write(folder.resolve("export"), out.toByteArray()));

    Message read = copy.messages(copy.latestThread().orElseThrow()).getFirst();
    assertThat(read.toJson().toString()).doesNotContain("secret");
    assertThat(Rows.of(copyFile, "select path, content from attachments")).containsExactly("-|-");

    copy.transfer().read(exported(log));
    assertThat(copy.verify()).isEmpty();
  }

  @Test
  void aResultThatWaitsComesWithTheBytesOfItsFilesWhileTheyAreUnchanged() throws IOException {
    Path picture = Files.write(folder.resolve("a.png"), MessageHashTest.PNG);
    String thread = waiting(Attachment.file("image/png", picture));

    List<String> whole = lines(log, List.of());
    assertThat(String.join("", whole)).doesNotContain("a.png");
    assertThat(copy.transfer().read(write(whole)).damage()).isEmpty();
    var result =
        copy.messages(copy.thread(thread).orElseThrow())
            .getLast()
            .parts(Part.ToolResult.class)
            .getFirst();
    assertThat(result.attachments())
        .containsExactly(Attachment.of("image/png", MessageHashTest.PNG));

    Files.writeString(picture, "as it is");
    assertThat(String.join("", lines(log, List.of()))).doesNotContain("waiting", "a.png");
    assertThat(log.messages(log.thread(thread).orElseThrow())).hasSize(3);
  }

  @Test
  void aResultThatWaitsDoesNotComeWithoutItsBytes() throws IOException {
    waiting(Attachment.of("image/png", MessageHashTest.PNG));
    var out = new ByteArrayOutputStream();

    log.transfer().write(List.of(), false, out);

    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("waiting");
    assertThat(String.join("", lines(log, List.of()))).contains("\"waiting\":[{");
  }

  @Test
  void noPartOfAnImportNamesAFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String thread = waiting(Attachment.of("text/plain", "open".getBytes(StandardCharsets.UTF_8)));
    String path = "\"path\":" + Json.of(secret.toString());
    List<String> named =
        lines(log, List.of()).stream()
            .map(line -> line.replaceAll("\"content\":\"[^\"]*\"", path))
            .toList();
    assertThat(String.join("", named)).contains("secret.txt");

    Imported imported = copy.transfer().read(write(named));

    assertThat(imported.damage())
        .extracting(Imported.Damage::fault)
        .containsExactly("it names a file instead of holding its content");
    assertThat(copy.messages(copy.thread(thread).orElseThrow()).toString())
        .doesNotContain("secret");
    String turn =
        "{\"kind\":\"turn\",\"id\":\"t\",\"log\":{\"ending\":{\"kind\":\"failed\",\"unfinished\":"
            + "[{\"type\":\"attachment\",\"attachment\":{"
            + path
            + "}}]}}}";
    assertThat(copy.transfer().read(write(List.of(named.getFirst(), turn))).damage())
        .extracting(Imported.Damage::fault)
        .containsExactly("it names a file instead of holding its content");
  }

  /** A conversation with a call whose result no model has seen. */
  private String waiting(Attachment attachment) {
    var call = new Part.ToolCall("c1", "look", "{}", false, ProviderData.NONE);
    String thread =
        log.log(
            ScriptedModel.of(sink -> sink.part(call), ScriptedModel::finish)
                .answer(Prompt.of("look")),
            null);
    log.log(thread, Part.ToolResult.of(call, "seen").withAttachments(List.of(attachment)));
    return thread;
  }

  @Test
  void aDamagedLineIsToldAndNothingOfItIsTaken() throws IOException {
    var seeds = new SplittableRandom();
    RandomLog.fill(file, log, new SplittableRandom(seeds.nextLong()), 12);
    List<String> lines = lines(log, List.of());
    for (int round = 0; round < 60; round++) {
      long seed = seeds.nextLong();
      var random = new SplittableRandom(seed);
      int at = 1 + random.nextInt(lines.size() - 1);
      var damaged = new ArrayList<>(lines);
      damaged.set(at, damage(lines.get(at), random));
      Path path = folder.resolve("other" + round + ".db");
      try (SqliteLog other = SqliteLog.open(path)) {
        Imported imported = other.transfer().read(write(damaged));

        assertThat(imported.damage()).as("seed %d", seed).isNotEmpty();
        assertThat(imported.damage().getFirst().line()).as("seed %d", seed).isEqualTo(at + 1);
        assertThat(other.verify()).as("seed %d", seed).isEmpty();
        assertThat(Rows.of(path, "pragma foreign_key_check")).as("seed %d", seed).isEmpty();

        other.transfer().read(write(lines));
        requireSame(path, file, seed);
      }
    }
  }

  @Test
  void whatIsWrongWithALineIsSaid() throws IOException {
    log.log(ScriptedModel.saying("one").answer("hello"), null);
    List<String> lines = lines(log, List.of());

    assertThat(damage(lines.getFirst(), "{\"kind\": \"tur")).startsWith("not JSON");
    assertThat(damage(lines.getFirst(), "[]")).isEqualTo("it does not say of which kind it is");
    assertThat(damage(lines.getFirst(), "{\"kind\": \"turn\"}")).isEqualTo("it has no text \"id\"");
    assertThat(damage(lines.getFirst(), lines.get(1).replace("hello", "hallo")))
        .matches("the message b2:\\w+ is not what its hash says");
    assertThat(damage(lines.getFirst(), lines.get(1).replace("\"tip\":\"b2:", "\"tip\":\"b2:x")))
        .matches("it refers to the message b2:x\\w+, which is not in this log");
    assertThat(damage(lines.getFirst(), "{\"kind\":\"fragment\",\"hash\":\"x\",\"content\":\"y\"}"))
        .isEqualTo("the content is not what its id says");
    assertThat(
            damage(
                lines.getFirst(),
                lines.get(1).replace("\"log\":{", "\"log\":{\"ending\":{\"kind\":\"odd\"},")))
        .isEqualTo("it holds a value that a log does not take");
  }

  @Test
  void aToolMustBeWhatItsHashSays() throws IOException {
    Json.Obj tool = Json.parseObject("{\"name\":\"f\",\"description\":\"d\",\"input_schema\":{}}");
    for (Json.Obj definition :
        List.of(
            tool,
            tool.with("plugin", Json.of("p")),
            tool.with("server_side", Json.of(true)),
            tool.with("server_side", Json.of(true)).with("plugin", Json.of("p")))) {
      Json.Obj line =
          definition
              .without("server_side")
              .with("kind", Json.of("tool"))
              .with("hash", Json.of(ContentId.tool(definition)));
      assertThat(copy.transfer().read(write(List.of(FIRST, line.toString()))).damaged()).isZero();
      assertThat(damage(FIRST, line.with("name", Json.of("other")).toString()))
          .isEqualTo("the content is not what its id says");
    }
  }

  @Test
  void idsThatCannotBeAreRefused() throws IOException {
    for (String kind : List.of("turn", "thread", "conversation", "response")) {
      assertThat(damage(FIRST, "{\"kind\":\"" + kind + "\",\"id\":\"a\\u001bb\"}"))
          .isEqualTo("an id holds a control character");
    }
    assertThat(damage(FIRST, "{\"kind\":\"turn\",\"id\":\"" + "a".repeat(201) + "\"}"))
        .isEqualTo("an id is longer than 200 characters");
    assertThat(damage(FIRST, "{\"kind\":\"turn\",\"id\":\"a\",\"log\":{\"thread\":\"a\\nb\"}}"))
        .isEqualTo("an id holds a control character");
    String late = "7ZZZZZZZZZ0000000000000000";
    assertThat(damage(FIRST, "{\"kind\":\"turn\",\"id\":\"" + late + "\"}"))
        .isEqualTo("the id \"" + late + "\" is of a time that has not come yet");
  }

  @Test
  void anAliasIsANameAndKeepsItsMeaning() throws IOException {
    String one = fragment("one", "mine", "other");
    assertThat(copy.transfer().read(write(List.of(FIRST, one))).aliases())
        .containsExactly("mine", "other");
    assertThat(copy.transfer().read(write(List.of(FIRST, fragment("two", "mine")))).aliases())
        .isEmpty();
    String meaning =
        "select content from fragments join fragment_aliases on id = fragment_id"
            + " where alias = 'mine'";
    assertThat(Rows.of(copyFile, meaning)).containsExactly("one");
    assertThat(damage(FIRST, fragment("three", "fine", "../x")))
        .isEqualTo("an alias is more than letters, digits, _ and -");
    assertThat(Rows.of(copyFile, "select count(*) from fragments")).containsExactly("2");
  }

  private static String fragment(String content, String... aliases) {
    return Json.object()
        .put("kind", "fragment")
        .put("hash", ContentId.fragment(content))
        .put("content", content)
        .put("aliases", Json.array(List.of(aliases).stream().map(Json::of).toList()))
        .build()
        .toString();
  }

  @Test
  void whatIsNoExportIsRefused() throws IOException {
    for (String text : List.of("", "\n", "hello", "{\"kind\": \"turn\"}", "[1]")) {
      Path path = Files.writeString(folder.resolve("no"), text);
      assertThatThrownBy(() -> copy.transfer().read(path))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "this is not an exported log: its first line does not say so; `llm logs export`"
                  + " writes one");
    }
    Path newer = Files.writeString(folder.resolve("new"), "{\"kind\":\"log\",\"version\":2}\n");
    assertThatThrownBy(() -> copy.transfer().read(newer))
        .hasMessage("this log was exported by a newer version of this program; update this one");
    assertThatThrownBy(() -> copy.transfer().read(folder.resolve("gone")))
        .isInstanceOf(IOException.class);
  }

  private String damage(String first, String line) throws IOException {
    Imported imported = copy.transfer().read(write(List.of(first, line)));
    assertThat(imported.damaged()).isEqualTo(1);
    assertThat(imported.damage().getFirst().line()).isEqualTo(2);
    assertThat(copy.counts()).isEqualTo(new LogCounts(0, 0, 0, 0));
    assertThat(Rows.of(copyFile, "select count(*) from messages")).containsExactly("0");
    return imported.damage().getFirst().fault();
  }

  /** A line cut off anywhere, or with something in it that cannot be. */
  private static String damage(String line, SplittableRandom random) {
    int characters = line.codePointCount(0, line.length());
    int at = line.offsetByCodePoints(0, random.nextInt(characters));
    return random.nextBoolean()
        ? line.substring(0, at)
        : line.substring(0, at) + "\u0000" + line.substring(at);
  }

  private static AttachmentKey key(Attachment attachment) {
    boolean changed =
        attachment.source() instanceof Attachment.Source.File file && file.path().endsWith("b.txt");
    return changed
        ? new AttachmentKey(Sha256.of("as it was"), "text/plain")
        : AttachmentKey.of(attachment);
  }

  private static List<Json.Obj> of(String kind, List<String> lines) {
    return lines.stream()
        .map(Json::parseObject)
        .filter(line -> kind.equals(line.string("kind")))
        .toList();
  }

  private Path exported(SqliteLog from) throws IOException {
    return exported(from, List.of());
  }

  private Path exported(SqliteLog from, List<String> ids) throws IOException {
    return write(lines(from, ids));
  }

  private Path write(List<String> lines) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "export", ".jsonl"), String.join("\n", lines) + "\n");
  }

  private static List<String> lines(SqliteLog from, List<String> ids) throws IOException {
    var out = new ByteArrayOutputStream();
    from.transfer().write(ids, true, out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void requireSame(Path one, Path other, long seed) {
    Map<String, Set<String>> expected = Tables.of(other).content();
    Map<String, Set<String>> content = Tables.of(one).content();
    // which conversations came from elsewhere is what the two do not share
    content.remove("llmjava_imported_threads");
    content.forEach(
        (table, rows) ->
            assertThat(rows)
                .as("seed %d, %s", seed, table)
                .containsExactlyElementsOf(expected.getOrDefault(table, Set.of())));
  }
}
