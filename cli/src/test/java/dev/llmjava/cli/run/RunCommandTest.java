package dev.llmjava.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.cli.session.Version;
import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunCommandTest {
  @TempDir Path folder;
  private RunServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    server = new RunServer();
    shell = new Shell(folder.resolve("user")).file("extra-openai-models.yaml", server.models());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file.toString();
  }

  /** So many inputs with ids and prompts from 1 on. */
  private String numbered(int count) throws IOException {
    var lines = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      lines.add("{\"id\": \"n" + i + "\", \"prompt\": \"p" + i + "\"}");
    }
    return file("in.jsonl", lines.toArray(String[]::new));
  }

  private Shell.Result run(String... more) {
    var arguments = new ArrayList<>(List.of("run", "-m", "local"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private List<Json.Obj> results() throws IOException {
    return results("in.results.jsonl");
  }

  private List<Json.Obj> results(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream().map(Json::parseObject).toList();
  }

  private static List<String> all(List<Json.Obj> results, String key) {
    return results.stream().map(result -> String.valueOf(result.string(key))).sorted().toList();
  }

  private static Json.Obj of(List<Json.Obj> results, String id) {
    return results.stream()
        .filter(result -> id.equals(result.string("id")))
        .findFirst()
        .orElseThrow();
  }

  private List<Json> logged() {
    return ((Json.Arr) Json.parse(shell.run("logs", "-n", "0", "--json").ok().out())).items();
  }

  @Test
  void everyInputGetsOneResultAndOneRowOfTheLog() throws IOException {
    var ran = run(file("in.jsonl", "\"plain\"", "", "{\"id\": 7, \"prompt\": \"named\"}"));

    assertThat(ran.err())
        .matches("Answered 2; 20 input tokens, 4 output tokens, cost unknown, \\ds\n");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(all(results(), "response")).containsExactly("re: named", "re: plain");
    Json.Obj named = of(results(), "7");
    assertThat(named.integer("index")).isEqualTo(2);
    assertThat(named.string("model")).isEqualTo("local");
    assertThat(named.string("finish_reason")).isEqualTo("stop");
    assertThat(named.object("usage").toString()).isEqualTo("{\"input\":10,\"output\":2}");
    assertThat(named.get("cost")).isEqualTo(Json.Null.NULL);
    assertThat(named.integer("duration_ms")).isNotNegative();
    assertThat(all(results(), "response_id"))
        .containsExactlyInAnyOrderElementsOf(
            logged().stream().map(row -> String.valueOf(((Json.Obj) row).string("id"))).toList());
    assertThat(of(results(), "7").string("conversation_id")).isNotNull();
  }

  @Test
  void noMoreAreAskedAtATimeThanWereAllowed() throws Exception {
    server.hold();
    String file = numbered(12);
    var running = CompletableFuture.supplyAsync(() -> run(file, "-j", "3"));
    server.awaitPrompts(3);
    server.release();

    assertThat(running.get().code()).isZero();
    assertThat(server.mostAtOnce()).isEqualTo(3);
    assertThat(server.prompts()).hasSize(12);
  }

  @Test
  void whatIsAnsweredIsNotAskedAgain() throws IOException {
    String file = numbered(3);
    run(file, "--limit", "2");
    assertThat(server.prompts()).containsExactlyInAnyOrder("p1", "p2");

    var second = run(file);
    assertThat(second.err()).startsWith("Answered 1, 2 answered before; ");
    var third = run(file);

    assertThat(third.err()).isEqualTo("Nothing to ask: 3 inputs, answered before\n");
    assertThat(third.code()).isZero();
    assertThat(server.prompts()).hasSize(3);
    assertThat(all(results(), "id")).containsExactly("n1", "n2", "n3");
  }

  @Test
  void aMovedInputWithoutAnIdIsTheSameAndARepeatedOneIsAnother() throws IOException {
    run(file("in.jsonl", "\"a\"", "\"b\"", "\"b\""));
    assertThat(server.prompts()).hasSize(3);

    var again = run(file("in.jsonl", "\"new\"", "\"b\"", "\"b\"", "\"a\""));

    assertThat(again.err()).startsWith("Answered 1, 3 answered before; ");
    assertThat(server.prompts()).hasSize(4).endsWith("new");
    assertThat(all(results(), "id")).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void aChangedInputIsAskedAgainAndItsOldAnswerIsKeptBeside() throws IOException {
    run(
        file(
            "in.jsonl",
            "{\"id\": \"a\", \"prompt\": \"old\"}",
            "{\"id\": \"b\", \"prompt\": \"x\"}"));

    var again =
        run(
            file(
                "in.jsonl",
                "{\"id\": \"a\", \"prompt\": \"new\"}",
                "{\"id\": \"b\", \"prompt\": \"x\"}"));

    assertThat(again.err())
        .startsWith(
            "1 input changed since it was answered; asking again\nAnswered 1, 1 answered before;");
    assertThat(all(results(), "response")).containsExactly("re: new", "re: x");
    assertThat(all(results("in.results.jsonl.old"), "response")).containsExactly("re: old");
  }

  @Test
  void resultsOfInputsThatAreGoneStayAndAreTold() throws IOException {
    run(file("in.jsonl", "\"a\"", "\"b\""));

    assertThat(run(file("in.jsonl", "\"a\"")).err())
        .isEqualTo(
            "The results hold answers to 1 input that the file does not have any more; they stay\n"
                + "Nothing to ask: 1 input, answered before\n");
    assertThat(results()).hasSize(2);
  }

  @Test
  void whatFailedIsToldAndAskedAgainNextTime() throws IOException {
    server.answers(
        prompt ->
            prompt.equals("p2")
                ? RunServer.Reply.refuses(400, "no\nway")
                : RunServer.Reply.says("re: " + prompt));
    String file = numbered(3);

    var first = run(file);

    assertThat(first.code()).isEqualTo(1);
    assertThat(first.err())
        .startsWith(
            "line 2 (id \"n2\"): "
                + server.name()
                + " answered 400: no way\n"
                + "Answered 2, 1 failed; 20 input tokens, 4 output tokens, cost unknown, ");
    assertThat(of(results(), "n2").string("error"))
        .isEqualTo(server.name() + " answered 400: no way");
    assertThat(of(results(), "n2").has("response")).isFalse();

    server.answers(prompt -> RunServer.Reply.says("at last"));
    assertThat(run(file).err()).startsWith("Answered 1, 2 answered before; ");
    assertThat(of(results(), "n2").string("response")).isEqualTo("at last");
    assertThat(results()).hasSize(3);
  }

  @Test
  void aRequestThatCameTooSoonWaitsAndIsSentAgain() throws IOException {
    var refused = new AtomicInteger();
    server.answers(
        prompt ->
            refused.getAndIncrement() == 0
                ? new RunServer.Reply(429, "1", "slow down")
                : RunServer.Reply.says("re: " + prompt));
    long from = System.nanoTime();

    var ran = run(numbered(4), "-j", "1");

    assertThat(ran.code()).isZero();
    assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(1_000_000_000L);
    assertThat(server.prompts()).containsExactly("p1", "p1", "p2", "p3", "p4");
    assertThat(results()).hasSize(4);
  }

  @Test
  void aRefusedKeyEndsTheRunAtOnce() throws IOException {
    server.answers(prompt -> RunServer.Reply.refuses(401, "bad key"));

    var ran = run(numbered(9), "-j", "1");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith(
            "line 1 (id \"n1\"): "
                + server.name()
                + " answered 401: bad key\n"
                + "Stopped, because the others would fail, too\n"
                + "Answered 0, 1 failed, 8 left; ");
    assertThat(server.prompts()).hasSize(1);
  }

  @Test
  void failFastEndsAtTheFirstFailure() throws IOException {
    server.answers(prompt -> RunServer.Reply.refuses(400, "no"));
    assertThat(run(numbered(9), "-j", "1", "--fail-fast").code()).isEqualTo(1);
    assertThat(server.prompts()).hasSize(1);
  }

  @Test
  void allInputsAreCheckedBeforeAnyIsAsked() throws IOException {
    String file =
        file(
            "in.jsonl",
            "\"good\"",
            "{bad",
            "{\"promt\": \"x\"}",
            "{\"id\": \"a\", \"params\": {\"x\": 1}}",
            "{\"id\": \"b\", \"prompt\": \"x\"}",
            "{\"id\": \"b\", \"prompt\": \"x\"}",
            "{\"id\": \"c\"}",
            "{\"prompt\": 5}",
            "[1]",
            "{\"prompt\": \"x\", \"fragments\": \"nowhere\"}",
            "{\"prompt\": \"x\", \"attachments\": [\"-\"]}",
            "{\"prompt\": \"x\", \"model\": \"nobody\"}",
            "{\"prompt\": \"y\", \"model\": \"nobody\"}",
            "{\"id\": [], \"prompt\": \"x\"}",
            "{\"id\": \" \", \"prompt\": \"x\"}",
            "{\"id\": 12345678901234567890, \"prompt\": \"x\"}");

    run(file)
        .failed(
            1,
            """
            line 2: not JSON (column 2)
            line 3: unknown key "promt". Did you mean 'prompt'? Variables of a template go under "params".
            line 4 (id "a"): "params" are for a template; name one with -t
            line 6 (id "b"): the id "b" was given to another input before
            line 7 (id "c"): there is nothing to ask; give it a "prompt"
            line 8: "prompt" must be a text
            line 9: an input is a text or an object, such as {"prompt": "..."}
            line 10: Fragment 'nowhere' not found
            line 11: standard input cannot be a part of the inputs; name a file
            line 12 and 1 more: 'Unknown model: nobody'
            line 14 and 2 more: "id" must be a text or a whole number
            Error: 14 inputs of 16 cannot be asked; nothing was asked
            """);
    assertThat(folder.resolve("in.results.jsonl")).doesNotExist();
    assertThat(server.prompts()).isEmpty();
  }

  @Test
  void aYamlFileIsAWholeExperiment() throws IOException {
    String file =
        file(
            "in.yaml",
            "model: local",
            "template:",
            "  prompt: Capital of $country in $language?",
            "  system: Be brief",
            "params: {language: German}",
            "inputs:",
            "  - params: {country: France}",
            "  - id: it",
            "    params: {country: Italy, language: French}");

    shell.run("run", file);
    assertThat(server.prompts())
        .containsExactlyInAnyOrder("Capital of France in German?", "Capital of Italy in French?");

    Files.writeString(Path.of(file), "  - id: gone\n", StandardOpenOption.APPEND);
    shell
        .run("run", file)
        .failed(
            1,
            "line 10 (id \"gone\"): Missing variables: country\n"
                + "Error: 1 input of 3 cannot be asked; nothing was asked\n");
  }

  @Test
  void aTemplateIsFilledInForEveryInput() throws IOException {
    String template = file("ask.yaml", "prompt: $n times $input");
    run(file("in.jsonl", "{\"prompt\": \"hi\", \"params\": {\"n\": 2}}"), "-t", template);
    assertThat(server.prompts()).containsExactly("2 times hi");
  }

  @Test
  void anAnswerToASchemaIsAValueAndElseAFailure() throws IOException {
    server.answers(
        prompt -> RunServer.Reply.says(prompt.equals("p1") ? "{\"name\": \"Cleo\"}" : "Cleo"));

    var ran = run(numbered(2), "--schema", "name, bio");

    assertThat(of(results(), "n1").object("json").string("name")).isEqualTo("Cleo");
    assertThat(of(results(), "n1").has("response")).isFalse();
    assertThat(ran.err())
        .startsWith("line 2 (id \"n2\"): the answer is not the JSON that the schema asks for\n");
    assertThat(of(results(), "n2").string("response")).isEqualTo("Cleo");
  }

  @Test
  void knownPricesAreAddedUp() throws IOException {
    shell.file(
        "model-catalogue.json",
        "{\"models\": {\"local\": {\"prices\": {\"input\": 1000, \"output\": 5000}}}}");

    var ran = run(numbered(3));

    assertThat(ran.err()).contains("30 input tokens, 6 output tokens, $0.0600, ");
    assertThat(of(results(), "n1").get("cost")).isEqualTo(Json.of(0.02));
  }

  @Test
  void toolsRunForEveryInput() throws IOException {
    String call = "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"llm_version\"}]}";
    String file = file("in.jsonl", Json.of(call).toString(), Json.of(call).toString());

    var ran = shell.run("run", file, "-m", "echo", "-T", "llm_version");

    assertThat(ran.code()).isZero();
    assertThat(results())
        .allSatisfy(
            result ->
                assertThat(result.string("response"))
                    .contains("\"name\": \"llm_version\"", Version.ofThisBuild()));
    assertThat(logged()).hasSize(4);
  }

  @Test
  void nothingIsLoggedWhenNothingIsToBe() throws IOException {
    assertThat(run(numbered(1), "-n").code()).isZero();
    assertThat(shell.directory.resolve("logs.db")).doesNotExist();
    assertThat(of(results(), "n1").has("conversation_id")).isFalse();
  }

  @Test
  void aDryRunShowsWhatWouldBeAskedAndAsksNothing() throws IOException {
    String file = numbered(3);
    run(file, "--limit", "1");

    var dry = run(file, "-s", "", "--dry-run").ok();

    assertThat(dry.out())
        .isEqualTo(
            "3 inputs: 1 answered, 2 to ask\n"
                + "The first is line 2 (id \"n2\"), to local:\n"
                + "user: p2\n");
    assertThat(server.prompts()).hasSize(1);
    assertThat(results()).hasSize(1);
  }

  @Test
  void inputsOnStandardInputHaveTheirResultsOnStandardOutput() {
    var ran = shell.piped("\"a\"\n\"b\"").run("run", "-", "-m", "local", "-j", "1");
    assertThat(ran.out().lines().map(Json::parseObject).map(line -> line.string("response")))
        .containsExactly("re: a", "re: b");
    assertThat(ran.code()).isZero();
  }

  @Test
  void halfALineIsCutOffAndAWholeOneWithoutItsEndIsKept() throws IOException {
    String file = numbered(3);
    run(file);
    Path results = folder.resolve("in.results.jsonl");
    byte[] all = Files.readAllBytes(results);
    Files.write(results, java.util.Arrays.copyOf(all, all.length - 30));

    assertThat(run(file).err()).startsWith("Answered 1, 2 answered before; ");
    assertThat(all(results(), "id")).containsExactly("n1", "n2", "n3");

    byte[] again = Files.readAllBytes(results);
    Files.write(results, java.util.Arrays.copyOf(again, again.length - 1));
    assertThat(run(file).err()).isEqualTo("Nothing to ask: 3 inputs, answered before\n");
    assertThat(Files.readAllBytes(results)).isEqualTo(again);
  }

  @Test
  void aFileThatIsSomethingElseIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "my notes");
    String notes = folder.resolve("notes.txt").toString();

    run(numbered(1), "--output", notes)
        .failed(
            1,
            "Error: \""
                + notes
                + "\" line 1 is no result of a run; name another file with --output\n");
    assertThat(folder.resolve("notes.txt")).hasContent("my notes");
    assertThat(server.prompts()).isEmpty();
  }

  @Test
  void whatItCannotDoIsToldInOneLine() throws IOException {
    shell
        .run("run", "x.txt")
        .failed(
            1,
            "Error: \"x.txt\" must end in .jsonl or .yaml; - reads JSON lines from standard"
                + " input\n");
    shell
        .run("run", "none.jsonl")
        .failed(1, "Error: cannot read \"none.jsonl\": it does not exist\n");
    String file = numbered(1);
    run(file, "--ta")
        .failed(2, "Error: --ta cannot be used with llm run: its tools run without a question.\n");
    run(file, "--output", "/nowhere/x")
        .failed(
            1, "Error: cannot write the results to \"/nowhere/x\": its folder does not exist\n");
    String empty = file("empty.jsonl", "");
    run(empty).failed(1, "Error: \"" + empty + "\" has no inputs\n");
    shell.piped("").run("run", "-").failed(1, "Error: standard input has no inputs\n");
    String list = file("list.yaml", "- a");
    run(list).failed(1, "Error: \"" + list + "\" must be a mapping with a list under \"inputs\"\n");
    for (String wrong : List.of("0", "-1")) {
      assertThat(run(file, "-j", wrong).err())
          .endsWith(
              "Error: Invalid value for '-j' / '--jobs': "
                  + wrong
                  + " is not in the range x>=1.\n");
    }
  }

  @Test
  void aTerminalSeesHowFarItIsAndThenOnlyTheSummary() throws IOException {
    server.answers(RunCommandTest::slowly);
    var ran = onTerminal("").run("run", "-m", "local", numbered(2));
    assertThat(ran.err())
        .contains(" 0/2 answered, 2 running")
        .containsPattern("\r\u001b\\[KAnswered 2; 20 input tokens");
  }

  /** Long enough for the line to appear. */
  private static RunServer.Reply slowly(String prompt) {
    try {
      Thread.sleep(900);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return RunServer.Reply.says("re: " + prompt);
  }

  private Shell onTerminal(String progress) {
    return shell.with("COLUMNS", "200").with(StatusLine.VARIABLE, progress).onTerminal();
  }

  @Test
  void theLineMakesWayForResults() throws IOException {
    server.answers(RunCommandTest::slowly);
    var ran = onTerminal("").run("run", "-m", "local", numbered(2), "-j", "1", "--output", "-");
    assertThat(ran.out()).doesNotContain("answered");
    // once for the first result, and once for the second
    assertThat(ran.err().split("\r\u001b\\[K(?!\u001b)", -1)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void noLineIsDrawnWhereNobodyWantsOne() throws IOException {
    server.answers(RunCommandTest::slowly);
    assertThat(onTerminal("0").run("run", "-m", "local", numbered(1)).err())
        .startsWith("Answered 1; ");
    shell.with("TERM", "dumb");
    assertThat(onTerminal("").run("run", "-m", "local", numbered(2)).err())
        .startsWith("Answered 1, 1 answered before; ");
  }

  @Test
  void anIdThatIsNullIsNoneAndOneOfTwoLinesIsToldInOne() throws IOException {
    run(file("in.jsonl", "{\"id\": null, \"prompt\": \"x\"}", "{\"id\": \"a\\nb\", \"prompt\": 5}"))
        .failed(
            1,
            "line 2 (id \"a b\"): \"prompt\" must be a text\n"
                + "Error: 1 input of 2 cannot be asked; nothing was asked\n");
  }
}
