package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.store.SqliteLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command in a process of its own, with its class archive whole, stale or gone. */
class LauncherBinaryTest {
  private static final Path DIST = Path.of(System.getProperty("llm.dist"));

  private record Run(int code, String out, String err) {}

  @TempDir Path temp;
  private Path dist;

  @BeforeEach
  void copy() throws IOException {
    dist = temp.resolve("installed here");
    Files.walkFileTree(DIST, new Copying(DIST, dist));
  }

  @Test
  void startsFromItsArchive() throws Exception {
    assertVersion();
    assertThat(dist.resolve("archive/java")).as("packaging made an archive").exists();
  }

  @Test
  void aMissingArchiveIsNotReportedOnStandardOutput() throws Exception {
    Files.delete(dist.resolve("archive/llm"));

    assertVersion();
  }

  @Test
  void aForeignArchiveIsNotReportedOnStandardOutput() throws Exception {
    Files.writeString(dist.resolve("archive/llm"), "not an archive");

    assertVersion();
    assertEcho();
  }

  @Test
  void aStaleArchiveIsNotReportedOnStandardOutput() throws Exception {
    Files.setLastModifiedTime(dist.resolve("lib/llm-cli.jar"), FileTime.fromMillis(0));

    assertVersion();
    assertEcho();
  }

  @Test
  void anotherJavaIsFoundWhenTheOneThatMadeTheArchiveIsGone() throws Exception {
    Files.writeString(dist.resolve("archive/java"), "/nowhere/bin/java\nAOTCache\n");

    assertVersion();
    assertThat(run(Map.of("JAVA_HOME", System.getProperty("java.home")), "--version").out())
        .isEqualTo("llm, version " + version() + "\n");
  }

  @Test
  void isStartedThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), dist.resolve("bin/llm"));
    Path second = Files.createSymbolicLink(temp.resolve("second"), Path.of("link"));

    assertThat(run(List.of(link.toString(), "--version"), Map.of()).out())
        .startsWith("llm, version");
    assertThat(run(List.of(second.toString(), "--version"), Map.of()).out())
        .startsWith("llm, version");
  }

  @Test
  void argumentsAreUtf8WhateverTheLocale() throws Exception {
    // a file, because this process may itself be in a locale that cannot pass the letters on
    Path script =
        Files.writeString(
            temp.resolve("say.sh"),
            dist("llm") + " -m echo '{\"raw\": \"caf\u00e9 \uD83D\uDC27\"}'\n");
    for (String locale : List.of("C", "POSIX", "C.UTF-8")) {
      Run run = run(List.of("/bin/sh", script.toString()), Map.of("LC_ALL", locale));

      assertThat(run.out()).as(locale).isEqualTo("caf\u00e9 \uD83D\uDC27\n");
    }
  }

  @Test
  void aClosedStandardInputIsEmpty() throws Exception {
    Run run = run(List.of("/bin/sh", "-c", dist("llm") + " -m echo <&-"), Map.of());

    assertThat(run.out()).startsWith("{\n  \"prompt\": \"\",\n");
    assertThat(run.err()).isEmpty();
  }

  private String dist(String program) {
    return "'" + dist.resolve("bin").resolve(program) + "'";
  }

  @Test
  void answersAndLogs() throws Exception {
    assertEcho();
    Run logs = run(Map.of(), "logs", "-n", "1", "-r");

    assertThat(logs.out()).contains("\"prompt\": \"hi there\"");
    assertThat(logs.err()).isEmpty();
    assertThat(logs.code()).isZero();
  }

  @Test
  void aPipeAndAFileAreFragments() throws Exception {
    String script = "echo piped | " + dist("llm") + " -m echo -f - -f /dev/fd/3 'What?' 3<'%s'";
    Path file = Files.writeString(temp.resolve("a.txt"), "from a file");
    Run run = run(List.of("/bin/sh", "-c", script.formatted(file)), Map.of());

    assertThat(run.out()).startsWith("{\n  \"prompt\": \"piped\\n\\nfrom a file\\nWhat?\",\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aPipeIsAnAttachment() throws Exception {
    String script =
        "printf '\\211PNG\\r\\n\\032\\n' | " + dist("llm") + " -m echo See -a /dev/stdin";
    Run run = run(List.of("/bin/sh", "-c", script), Map.of());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"type\": \"image/png\"", "\"prompt\": \"See\"");
  }

  @Test
  void comesWithoutFragmentLoaders() throws Exception {
    assertThat(run(Map.of(), "fragments", "loaders"))
        .isEqualTo(new Run(0, "No fragment loaders found\n", ""));
  }

  @Test
  void aJarInTheFolderOfPluginsIsAPlugin() throws Exception {
    Path folder = temp.resolve("user/plugins");
    PluginJar.shout(folder.resolve("llm-shout-1.2.jar"), folder.resolve("loud.jar"));

    assertThat(run(Map.of(), "plugins").out()).contains("\"llm-shout\"", "\"version\": \"1.2\"");
    assertThat(run(Map.of(), "-n", "-m", "echo", "-t", "shout:hey").out()).contains("\"HEY!\"");
    assertEcho();
  }

  @Test
  void aFullDiskIsToldInOneLineAfterTheAnswer() throws Exception {
    assertEcho();
    Path log = temp.resolve("user/logs.db");
    Path prompt = Files.writeString(temp.resolve("prompt"), "word ".repeat(20_000));
    String limit = "ulimit -f " + (Files.size(log) / 512 + 20) + "; ";

    Run run =
        run(List.of("/bin/sh", "-c", limit + dist("llm") + " -m echo <'" + prompt + "'"), Map.of());

    assertThat(run.out()).startsWith("{\n  \"prompt\": \"word word").endsWith("}\n");
    assertThat(run.err())
        .isEqualTo(
            "Error: the log \""
                + log
                + "\" could not be read or written (disk I/O error); check that the disk is neither"
                + " full nor failing, and the limit on file sizes\n");
    assertThat(run.code()).isEqualTo(1);
    try (SqliteLog after = SqliteLog.open(log)) {
      assertThat(after.verify()).isEmpty();
      assertThat(after.counts().turns()).isOne();
    }
    assertEcho();
  }

  private void assertVersion() throws Exception {
    assertThat(run(Map.of(), "--version"))
        .isEqualTo(new Run(0, "llm, version " + version() + "\n", ""));
  }

  private void assertEcho() throws Exception {
    Run run = run(Map.of(), "-m", "echo", "hi there");

    assertThat(run.out()).startsWith("{\n  \"prompt\": \"hi there\",\n").endsWith("}\n");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  private static String version() {
    return System.getProperty("llm.version");
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(dist.resolve("bin/llm").toString()));
    command.addAll(List.of(arguments));
    return run(command, environment);
  }

  private Run run(List<String> command, Map<String, String> environment) throws Exception {
    File out = temp.resolve("out").toFile();
    File err = temp.resolve("err").toFile();
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.redirectInput(new File("/dev/null"));
    builder.environment().keySet().removeIf(name -> name.startsWith("LLM_"));
    builder.environment().put("LLM_USER_PATH", temp.resolve("user").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    return new Run(
        process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
  }

  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copying(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(to.resolve(from.relativize(directory).toString()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.copy(
          file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      return FileVisitResult.CONTINUE;
    }
  }
}
