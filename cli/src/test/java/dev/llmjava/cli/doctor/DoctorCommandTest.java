package dev.llmjava.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import dev.llmjava.Template;
import dev.llmjava.TemplateLoader;
import dev.llmjava.cli.Plugins;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.Talk;
import dev.llmjava.cli.completion.Completing;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final String KEY = "sk-veryverysecret";

  @TempDir Path temp;
  private Path directory;
  private Shell shell;

  @BeforeEach
  void prepare() {
    directory = temp.resolve("user");
    shell = new Shell(directory);
  }

  private Shell healthy() throws IOException {
    shell.run("keys", "set", "openai", "--value", KEY).ok();
    Files.createDirectories(directory.resolve("templates"));
    return shell
        .file("templates/good.yaml", "prompt: hello")
        .file("aliases.json", "{\"mine\": \"gpt-4o\"}")
        .file("model_options.json", "{\"gpt-4o\": {\"temperature\": \"1\"}}");
  }

  private List<String> offline(int code) {
    Shell.Result result = shell.run("doctor", "--offline");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).as(result.out()).isEqualTo(code);
    assertThat(result.out()).doesNotContain(KEY);
    return result.out().lines().toList();
  }

  @Test
  void aHealthyDirectoryHasNoProblems() throws Exception {
    new Talk(directory).turn("Hi", "Hello");
    healthy();
    List<String> lines = offline(0);
    assertThat(lines).noneMatch(line -> line.startsWith("problem"));
    assertThat(lines)
        .contains(
            "ok      directory " + directory + ", as LLM_USER_PATH says",
            "ok      keys      stored in keys.json: openai",
            "ok      default   gpt-5.6-luna, with the key of keys.json",
            "ok      aliases   names of your own: mine",
            "ok      options   stored for gpt-4o",
            "ok      templates 1 template",
            "ok      plugins   test-classes")
        .anyMatch(line -> line.startsWith("ok      log       " + directory.resolve("logs.db")))
        .anyMatch(line -> line.startsWith("ok      java      llm "));
  }

  @Test
  void aMissingDirectoryStaysMissing() {
    shell.with("OPENAI_API_KEY", KEY);
    assertThat(offline(0))
        .contains(
            "note    directory "
                + directory
                + " is not there yet; the first command that needs it makes it",
            "ok      keys      set in the environment: OPENAI_API_KEY",
            "ok      log       none yet; the first answer makes it");
    assertThat(directory).doesNotExist();
  }

  @Test
  void aDefaultModelWithoutAKeyIsAProblem() {
    assertThat(offline(1))
        .contains(
            "problem default   the default model gpt-5.6-luna has no key - store one: llm keys set"
                + " openai, or choose another: llm models default NAME");
    shell.with("LLM_MODEL", "nosuch");
    assertThat(offline(1))
        .contains(
            "problem default   the default model \"nosuch\", as LLM_MODEL says, is not known -"
                + " set LLM_MODEL to another, or not at all");
    shell.with("LLM_MODEL", "echo");
    assertThat(offline(0))
        .contains("ok      default   echo, as LLM_MODEL says, which needs no key");
  }

  @Test
  void brokenFilesAreProblemsOfTheirOwn() throws Exception {
    healthy();
    shell
        .file("keys.json", "{\"openai\": " + KEY)
        .file(
            "model_options.json", "{\"gpt-4o\": {\"tallness\": \"1\"}, \"gone\": {}, \"echo\": 3}")
        .file("aliases.json", "{\"lost\": \"nosuch\", \"odd\": 1}")
        .file("templates/bad.yaml", "prompt: [1")
        .file("logs-off", "");
    List<String> lines = offline(1);
    assertThat(lines)
        .contains(
            "problem options   gpt-4o does not take a stored option: tallness Extra inputs are not"
                + " permitted - remove it: llm models options clear gpt-4o",
            "note    options   what is stored for \"echo\" is ignored, because it is not an object"
                + " - remove it from model_options.json",
            "note    aliases   the alias \"lost\" means \"nosuch\", which is not known - remove it:"
                + " llm aliases remove lost",
            "note    aliases   the alias \"odd\" is ignored, because its value is not text - remove"
                + " it: llm aliases remove odd",
            "note    directory nothing is logged - llm logs on turns it on again")
        .anyMatch(line -> line.startsWith("problem keys      " + directory + "/keys.json is not a"))
        .anyMatch(
            line ->
                line.startsWith("problem templates the template \"bad\" cannot be used: Invalid")
                    && line.endsWith("mend it: llm templates edit bad"));
  }

  @Test
  void aCheckThatFailsIsAProblem() throws Exception {
    healthy();
    shell.file("aliases.json", "[");
    assertThat(offline(1))
        .anyMatch(
            line ->
                line.startsWith(
                    "problem aliases   could not be looked at: " + directory + "/aliases.json"));
    shell.file("aliases.json", "{}").file("extra-openai-models.yaml", "- model_name: x");
    assertThat(offline(1))
        .anyMatch(
            line ->
                line.startsWith("problem models    ")
                    && line.endsWith("no model can be asked until that is mended"));
  }

  @Test
  void keysThatCannotBeSentAreNamed() throws Exception {
    healthy();
    shell.file("keys.json", "{\"openai\": \"" + KEY + "\", \"groq\": \"" + KEY + " \\u00e9\"}");
    assertThat(offline(1))
        .contains(
            "problem keys      the stored key \"groq\" is not one that can be sent - set it again:"
                + " llm keys set groq");
  }

  @Test
  void aKeyThatHidesAnotherIsNoted() throws Exception {
    healthy().with("OPENAI_API_KEY", "sk-other");
    assertThat(offline(0))
        .contains(
            "note    keys      keys.json and OPENAI_API_KEY have different keys for openai, and"
                + " that of keys.json is used")
        .noneMatch(line -> line.contains("sk-other"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keysThatOthersMayReadAreAProblem() throws Exception {
    Path keys = healthy().directory.resolve("keys.json");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(offline(1))
        .contains(
            "problem keys      others may read or change "
                + keys
                + " (its mode is 0644) - keep them out: chmod 600 "
                + keys);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDirectoryThatCannotBeWrittenIsAProblem() throws Exception {
    healthy();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(directory), "root may write everywhere");
      assertThat(offline(1))
          .anyMatch(line -> line.startsWith("problem directory " + directory + " cannot be read"));
    } finally {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDirectoryThatOthersMayWriteIsAProblemAndOneOfAGroupANote() throws Exception {
    healthy();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThat(offline(0))
        .contains(
            "note    directory the group of "
                + directory
                + " may write in it - if you do not want that: chmod g-w "
                + directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(offline(1))
        .contains(
            "problem directory others may write in "
                + directory
                + " - keep them out: chmod go-w "
                + directory);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToNothingIsAProblem() throws Exception {
    Files.createSymbolicLink(directory, temp.resolve("gone"));
    assertThat(offline(1))
        .contains(
            "problem directory "
                + directory
                + " is a link to "
                + temp.resolve("gone")
                + ", which is not there - make that folder, or set LLM_USER_PATH to another");
  }

  @Test
  void aKeyThatWasStoredAsANameIsNotShown() throws Exception {
    healthy();
    shell.file(
        "keys.json",
        "{\"" + KEY + "\": \"openai\", \"abcdefghij0123456789\": 1, \"openai\": \"x\"}");
    assertThat(offline(1))
        .contains(
            "ok      keys      stored in keys.json: an entry whose name looks like a key, openai",
            "problem keys      keys.json has an entry whose name looks like a key, and no key that"
                + " can be sent - remove it, and store the key with its name: llm keys set NAME")
        .noneMatch(line -> line.contains("abcdefghij"));
  }

  @Test
  void namesInAdviceAreQuotedForTheShell() throws Exception {
    healthy();
    shell.file("aliases.json", "{\"it's me\": 1, \"$(ls)\": 1}");
    assertThat(offline(0))
        .anyMatch(line -> line.endsWith("llm aliases remove 'it'\\''s me'"))
        .anyMatch(line -> line.endsWith("llm aliases remove '$(ls)'"));
  }

  @Test
  void aFileInItsPlaceIsAProblem() throws Exception {
    Files.writeString(directory, "a file");
    assertThat(offline(1))
        .contains(
            "problem directory "
                + directory
                + " is a file, and should be a folder - move it away, or set LLM_USER_PATH to a"
                + " folder");
  }

  @Test
  void aDamagedLogIsAProblem() throws Exception {
    healthy();
    new Talk(directory).turn("Hi ".repeat(20_000), "Hello");
    Path log = directory.resolve("logs.db");
    byte[] bytes = Files.readAllBytes(log);
    for (int page = 3; page < bytes.length / 4096; page++) {
      Arrays.fill(bytes, page * 4096, page * 4096 + 40, (byte) 7);
    }
    Files.write(log, bytes);
    assertThat(offline(1))
        .anyMatch(line -> line.startsWith("problem log       ") && line.contains("is damaged"));
    assertThat(log).hasBinaryContent(bytes);
    Files.writeString(log, "this is no database at all");
    assertThat(offline(1))
        .contains(
            "problem log       the log \"" + log + "\" is not an SQLite database; move it away");
  }

  @Test
  void roomOnTheDisk() {
    assertThat(DiskCheck.of(1L << 40).status()).isEqualTo(Diagnosis.Status.OK);
    assertThat(DiskCheck.of(100L << 20).status()).isEqualTo(Diagnosis.Status.NOTE);
    assertThat(DiskCheck.of(1 << 20))
        .isEqualTo(Diagnosis.problem("1.00MB of room", "make some, or answers cannot be logged"));
  }

  @Test
  void aPluginThatFailsIsAProblem() throws Exception {
    healthy();
    var plugins = new Plugins(temp, "dev.nosuch.Tools");
    try {
      assertThat(offline(1))
          .anyMatch(
              line ->
                  line.startsWith("problem plugins   A plugin cannot be loaded")
                      && line.endsWith("mend the plugin, or take it off the class path"));
    } finally {
      plugins.close();
    }
    shell.with("LLM_LOAD_PLUGINS", "nosuch");
    assertThat(offline(1)).anyMatch(line -> line.contains("Plugin nosuch could not be found"));
  }

  @Test
  void aLoaderWithoutAPrefixIsAProblem() throws Exception {
    healthy();
    var plugins = new Plugins(temp);
    Files.writeString(
        temp.resolve("plugins/META-INF/services/dev.llmjava.TemplateLoader"),
        BadLoader.class.getName());
    try {
      assertThat(offline(1))
          .anyMatch(line -> line.startsWith("problem plugins   ") && line.contains("BadLoader"));
      assertThat(shell.with(Completing.VARIABLE, "bash").run("llm -t goo", "").out())
          .isEqualTo("files\ngood\n");
    } finally {
      plugins.close();
    }
  }

  /** Its prefix cannot be asked for. */
  public static final class BadLoader implements TemplateLoader {
    @Override
    public String prefix() {
      throw new IllegalStateException("no prefix");
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public Template load(String argument) {
      throw new IllegalStateException(argument);
    }
  }

  @Test
  void aBadTemplateDoesNotHideOthers() throws Exception {
    healthy();
    shell
        .file("templates/aa.yaml", "prompt: " + "[".repeat(100_000))
        .file("templates/bb.yaml", "a: &a\n  b: *a")
        .file("templates/cc.yaml", "prompt: " + "[".repeat(3000) + "]".repeat(3000));
    List<String> lines = offline(1);
    String start = "problem templates the template \"%s\" cannot be used: Invalid YAML: ";
    assertThat(lines)
        .anyMatch(line -> line.startsWith(start.formatted("aa") + "it is nested too deep"))
        .anyMatch(line -> line.startsWith(start.formatted("bb") + "a value in it contains itself"))
        .anyMatch(line -> line.startsWith(start.formatted("cc") + "it is nested too deep"));
  }

  @Test
  void aCheckThatRunsOutOfStackIsAProblem() {
    var out = new ByteArrayOutputStream();
    var output = new Output(out, false);
    var report =
        new DoctorReport(
            new Terminal(InputStream.nullInputStream(), output, output, false, Map.of()), false);
    report.run(
        new DoctorCheck() {
          @Override
          public String name() {
            return "deep";
          }

          @Override
          public List<Diagnosis> run() {
            throw new StackOverflowError();
          }
        });
    assertThat(report.problems()).isOne();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("problem deep      could not be looked at: java.lang.StackOverflowError\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @Timeout(60)
  void whatIsNoRegularFileIsAProblem() throws Exception {
    healthy();
    Files.delete(directory.resolve("aliases.json"));
    fifo("aliases.json");
    fifo("templates/f.yaml");
    assertThat(offline(1))
        .anyMatch(
            line ->
                line.startsWith("problem aliases")
                    && line.contains(directory + "/aliases.json is no regular file; move it away"))
        .anyMatch(
            line ->
                line.startsWith("problem templates the template \"f\" cannot be used: ")
                    && line.contains("/templates/f.yaml\" is no regular file; move it away"));
    shell
        .run("-m", "echo", "hi")
        .failed(1, "Error: " + directory + "/aliases.json is no regular file; move it away\n");
    Files.delete(directory.resolve("aliases.json"));
    Path elsewhere = Files.writeString(temp.resolve("mine.json"), "{\"mine\": \"echo\"}");
    Files.createSymbolicLink(directory.resolve("aliases.json"), elsewhere);
    assertThat(shell.run("-n", "-m", "mine", "hi").ok().out()).contains("hi");
  }

  private void fifo(String name) throws Exception {
    var made = new ProcessBuilder("mkfifo", directory.resolve(name).toString()).start();
    assertThat(made.waitFor()).isZero();
  }

  @Test
  void asJson() throws Exception {
    healthy();
    shell.run("keys", "set", "groq", "--value", "two words").ok();
    Shell.Result result = shell.run("doctor", "--offline", "--json");
    assertThat(result.code()).isEqualTo(1);
    Json.Arr all = (Json.Arr) Json.parse(result.out());
    assertThat(all.items()).allMatch(one -> ((Json.Obj) one).fields().size() == 4);
    assertThat(all.items())
        .contains(
            Json.parse(
                "{\"check\": \"keys\", \"status\": \"problem\", \"found\": \"the stored key"
                    + " \\\"groq\\\" is not one that can be sent\", \"advice\": \"set it again: llm"
                    + " keys set groq\"}"),
            Json.parse(
                "{\"check\": \"plugins\", \"status\": \"ok\", \"found\": \"test-classes\","
                    + " \"advice\": null}"));
  }

  @Test
  void colouredOnATerminal() throws Exception {
    healthy();
    shell.onTerminal();
    assertThat(shell.run("doctor", "--offline").out())
        .contains("\u001b[32mok\u001b[0m      \u001b[1mplugins\u001b[0m   test-classes\n");
  }

  /** What the providers are found to do. */
  private List<Diagnosis> providers(Map<String, String> variables) {
    return providers(variables, Duration.ofSeconds(30));
  }

  private List<Diagnosis> providers(Map<String, String> variables, Duration patience) {
    var environment = new HashMap<>(variables);
    environment.put("LLM_USER_PATH", directory.toString());
    var nowhere = new Output(OutputStream.nullOutputStream(), false);
    var terminal =
        new Terminal(InputStream.nullInputStream(), nowhere, nowhere, false, environment);
    try (var session = Session.looking(terminal, complaint -> {})) {
      return new ProvidersCheck(session, patience)
          .run().stream().filter(one -> !one.found().startsWith("ollama answers")).toList();
    }
  }

  private static HttpServer server(int status, String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }

  private List<Diagnosis> openAi(int status, String body) throws IOException {
    HttpServer server = server(status, body);
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
      return providers(Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", base));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aProviderThatAnswers() throws Exception {
    List<Diagnosis> found = openAi(200, "{\"data\":[]}");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().found())
        .matches("openai answers in \\d+ ms, and takes the key of OPENAI_API_KEY");
  }

  @Test
  void aProviderThatRefuses() throws Exception {
    String quoting = "{\"error\":{\"message\":\"Incorrect API key: sk-very***cret\"}}";
    assertThat(openAi(401, quoting))
        .containsExactly(
            Diagnosis.problem(
                "openai refuses the key of OPENAI_API_KEY (it answered 401)",
                "correct OPENAI_API_KEY, or store one: llm keys set openai"));
    assertThat(openAi(403, "{}").getFirst().status()).isEqualTo(Diagnosis.Status.NOTE);
    assertThat(openAi(429, quoting).getFirst().status()).isEqualTo(Diagnosis.Status.NOTE);
    assertThat(openAi(404, quoting))
        .containsExactly(
            Diagnosis.problem(
                "openai has no list of models where it was asked (it answered 404)",
                "look at the address that you have set for it"));
    assertThat(openAi(500, "{}"))
        .containsExactly(
            Diagnosis.problem("openai is out of order (it answered 500)", "try again later"));
  }

  @Test
  void aProviderThatCannotBeReachedOrIsSilent() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String base = "http://127.0.0.1:" + silent.getLocalPort() + "/v1";
      List<Diagnosis> found =
          providers(
              Map.of(
                  "OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", base, "HTTPS_PROXY", "http://proxy:1"),
              Duration.ofMillis(800));
      assertThat(found)
          .containsExactly(
              Diagnosis.problem(
                  "openai did not answer in 800 ms (" + base + "/models)",
                  "start the server, or correct OPENAI_BASE_URL"));
    }
    List<Diagnosis> far =
        providers(
            Map.of(
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_BASE_URL",
                "http://nosuch.invalid/v1",
                "HTTPS_PROXY",
                "http://user:password@proxy:1"));
    assertThat(far)
        .containsExactly(
            Diagnosis.problem(
                "cannot reach openai (http://nosuch.invalid/v1/models): the host name is not known",
                "look at the network, and at HTTPS_PROXY and NO_PROXY"));
    List<Diagnosis> refused =
        providers(Map.of("LLAMACPP_API_KEY", KEY, "OLLAMA_HOST", "http://127.0.0.1:9"));
    assertThat(refused.toString())
        .contains("cannot reach ollama (http://127.0.0.1:9/api/tags): connection refused")
        .doesNotContain(KEY);
  }

  @Test
  void aProviderThatSendsSomethingElse() throws Exception {
    String advice = "something else may answer there: look at OPENAI_BASE_URL";
    assertThat(openAi(200, "{\"error\": {\"message\": \"Incorrect API key\"}}"))
        .containsExactly(
            Diagnosis.problem("openai sent no list of models, but JSON without \"data\"", advice));
    List<Diagnosis> page = openAi(200, "<html>");
    assertThat(page).hasSize(1);
    assertThat(page.getFirst().found()).startsWith("openai sent something that is not JSON");
    assertThat(page.getFirst().advice()).isEqualTo(advice);
  }

  @Test
  void theKeyOfOpenRouterItselfIsAskedAbout() throws Exception {
    HttpServer server = server(401, "{}");
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
      assertThat(providers(Map.of("OPENROUTER_KEY", KEY, "OPENROUTER_BASE_URL", base)))
          .containsExactly(
              Diagnosis.problem(
                  "openrouter refuses the key of OPENROUTER_KEY (it answered 401)",
                  "correct OPENROUTER_KEY, or store one: llm keys set openrouter"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whoCannotBeAskedForNothingIsNotAsked() {
    assertThat(providers(Map.of("PERPLEXITY_API_KEY", KEY)))
        .containsExactly(
            Diagnosis.ok(
                "perplexity has the key of PERPLEXITY_API_KEY; it was not asked, since that would"
                    + " cost something"));
    assertThat(providers(Map.of("LLM_REPLAY", "traffic.json")).getFirst().found())
        .isEqualTo("none was asked, because LLM_RECORD or LLM_REPLAY is set");
  }
}
