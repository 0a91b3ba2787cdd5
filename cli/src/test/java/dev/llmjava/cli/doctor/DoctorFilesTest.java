package dev.llmjava.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code llm doctor} says of files that are not what their names promise. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class DoctorFilesTest {
  @TempDir Path temp;
  private Path directory;
  private Shell shell;

  @BeforeEach
  void prepare() throws IOException {
    directory = Files.createDirectory(temp.resolve("user"));
    shell = new Shell(directory).with("OLLAMA_HOST", "http://127.0.0.1:9");
  }

  /** What is not ok. */
  private List<String> faults(int code, String... options) {
    var line = new String[options.length + 1];
    line[0] = "doctor";
    System.arraycopy(options, 0, line, 1, options.length);
    Shell.Result result = shell.run(line);
    assertThat(result.code()).as(result.out()).isEqualTo(code);
    return result
        .out()
        .lines()
        .filter(said -> !said.startsWith("ok ") && !said.startsWith("note    java"))
        .toList();
  }

  private void pipe(String name) throws Exception {
    var made = new ProcessBuilder("mkfifo", directory.resolve(name).toString()).start();
    assertThat(made.waitFor()).isZero();
  }

  private Path link(String name, Path target) throws IOException {
    return Files.createSymbolicLink(directory.resolve(name), target);
  }

  @Test
  void aPipeInPlaceOfTheLogIsAProblem() throws Exception {
    shell.with("LLM_MODEL", "echo");
    pipe("logs.db");
    assertThat(faults(1, "--offline"))
        .containsExactly(
            "problem log       the log \""
                + directory
                + "/logs.db\" is no regular file; name another");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theModeOfWhatIsNoFileOfKeysIsNotChanged(boolean pipe) throws Exception {
    if (pipe) {
      pipe("keys.json");
    } else {
      Files.createDirectory(directory.resolve("keys.json"));
    }
    assertThat(faults(1, "--offline"))
        .noneMatch(line -> line.contains("chmod"))
        .filteredOn(line -> line.contains(directory.toString()))
        .hasSize(1)
        .allMatch(line -> line.startsWith("problem keys "));
  }

  @Test
  void brokenKeysAreToldOnce() {
    shell.file("keys.json", "[]").run("keys", "path").ok();
    List<String> faults = faults(1);
    assertThat(faults)
        .filteredOn(line -> line.contains("is not a JSON object"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("problem keys "));
    assertThat(faults)
        .contains(
            "note    default   cannot be looked at until the problem of keys is mended",
            "note    provider  cannot be looked at until the problem of keys is mended");
  }

  @Test
  void aBrokenListOfModelsIsToldOnce() {
    shell.file("extra-openai-models.yaml", "a: b");
    assertThat(faults(1))
        .filteredOn(line -> line.contains("extra-openai") || line.contains("until"))
        .containsExactly(
            "problem models    "
                + directory
                + "/extra-openai-models.yaml must be a list of models - no model can be asked"
                + " until that is mended",
            "note    default   cannot be looked at until the problem of models is mended",
            "note    provider  cannot be looked at until the problem of models is mended");
  }

  @Test
  void aLinkThatLeadsToItselfIsToldOnce() throws Exception {
    Path loop = link("extra-openai-models.yaml", directory.resolve("extra-openai-models.yaml"));
    assertThat(faults(1))
        .filteredOn(line -> line.contains(loop.toString()))
        .containsExactly(
            "problem files     cannot read "
                + loop
                + ": it is a link that leads to itself - remove or correct the link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys.json",
        "aliases.json",
        "default_model.txt",
        "extra-openai-models.yaml",
        "model_options.json",
        "logs.db",
        "plugins",
        "templates"
      })
  void aLinkToWhatIsNotThereIsAProblem(String name) throws Exception {
    shell.with("LLM_MODEL", "echo");
    Path target = temp.resolve("volume").resolve(name);
    Path link = link(name, target);
    assertThat(faults(1, "--offline"))
        .containsExactly(
            "problem files     "
                + link
                + " is a link to "
                + target
                + ", which is not there - bring that back, or remove the link");
  }

  @Test
  void aLinkToAFileThatCanStillBeMadeIsNoProblem() throws Exception {
    shell.with("LLM_MODEL", "echo");
    Path link = link("keys.json", temp.resolve("keys.json"));
    assertThat(faults(0, "--offline"))
        .containsExactly(
            "note    files     "
                + link
                + " is a link to "
                + temp.resolve("keys.json")
                + ", which is not there - bring that back if it was there; else it is made when"
                + " needed");
    shell.run("keys", "set", "a", "--value", "b").ok();
    assertThat(faults(0, "--offline")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugins", "templates"})
  void aFileInPlaceOfAFolderIsAProblem(String name) {
    shell.with("LLM_MODEL", "echo").file(name, "");
    assertThat(faults(1, "--offline"))
        .containsExactly(
            "problem files     "
                + directory.resolve(name)
                + " is no folder, and should be one - move it away");
  }
}
