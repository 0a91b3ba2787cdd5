package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserDirectoryTest {
  @TempDir Path path;

  @Test
  void isWhereTheEnvironmentSaysOrWhereThePlatformKeepsIt() {
    assertThat(UserDirectory.standard(Map.of("LLM_USER_PATH", "/x")).path()).hasToString("/x");
    assertThat(UserDirectory.standard(Map.of("LLM_USER_PATH", "", "XDG_CONFIG_HOME", "/c")).path())
        .hasToString("/c/io.datasette.llm");
    assertThat(UserDirectory.standard(Map.of("HOME", "/h")).path()).startsWithRaw(Path.of("/h"));
    assertThat(UserDirectory.standard(Map.of()).path()).endsWithRaw(Path.of("io.datasette.llm"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheObject() throws Exception {
    Files.writeString(path.resolve("aliases.json"), "\ufeff{\"a\": \"b\"}");
    Files.writeString(path.resolve("model_options.json"), "\ufeff");

    assertThat(new UserDirectory(path).aliases().string("a")).isEqualTo("b");
    assertThat(new UserDirectory(path).modelOptions().isEmpty()).isTrue();
  }

  @Test
  void readingCreatesNothing() {
    var directory = new UserDirectory(path.resolve("not/there"));

    assertThat(directory.keys().isEmpty()).isTrue();
    assertThat(directory.aliases().isEmpty()).isTrue();
    assertThat(directory.defaultModel()).isNull();
    assertThat(path.resolve("not")).doesNotExist();
  }

  @Test
  void keysAreStoredForTheirOwnerAlone() throws Exception {
    var directory = new UserDirectory(path.resolve("deep/er"));
    directory.setKey("openai", "sk-1");
    Path file = directory.file("keys.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    directory.setKey("h\u00e9", "sk-2");

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "// Note": "This file stores secret API credentials. Do not share!",
              "openai": "sk-1",
              "h\\u00e9": "sk-2"
            }
            """);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(directory.keys().fields()).containsOnlyKeys("openai", "h\u00e9");
    try (var files = Files.list(directory.path())) {
      assertThat(files)
          .as("no temporary file stays")
          .containsExactlyInAnyOrder(file, directory.file(".llm-java.lock"));
    }
  }

  @Test
  void whatManySetAtOnceIsAllThere() throws Exception {
    var directory = new UserDirectory(path);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "k" + i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    directory.setKey(name, "v");
                    directory.updateAliases(old -> old.with(name, Json.of("m")));
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(directory.keys().fields()).hasSize(12);
    assertThat(directory.aliases().fields()).hasSize(12);
  }

  @Test
  void aLinkStaysALinkAndItsTargetIsReplaced() throws Exception {
    Path elsewhere = Files.createDirectory(path.resolve("dotfiles")).resolve("aliases.json");
    Files.writeString(elsewhere, "{\"a\": \"m\"}");
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(path.resolve("aliases.json"), elsewhere);

    new UserDirectory(path).updateAliases(old -> old.with("b", Json.of("n")));

    assertThat(link).isSymbolicLink();
    assertThat(Json.parseObject(Files.readString(elsewhere)).fields()).containsOnlyKeys("a", "b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aBrokenKeyFileIsRefusedAndLeftAlone() throws Exception {
    Path file = path.resolve("keys.json");
    Files.writeString(file, "{\"openai\": ");
    var directory = new UserDirectory(path);

    assertThatThrownBy(() -> directory.setKey("x", "y"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith(file + " is not a JSON object: ")
        .hasMessageEndingWith("; mend or remove it");
    assertThatThrownBy(directory::keys).isInstanceOf(LlmException.Setup.class);
    assertThat(Files.readString(file)).isEqualTo("{\"openai\": ");
    assertThatThrownBy(() -> new UserDirectory(path.resolve("k")).setKey("// Note", "y"))
        .hasMessageContaining("not a key's name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk_canary_0123",
        "{\"openai\": sk_canary_0123}",
        "\"sk_canary_0123\"",
        "[\n \"sk_canary_0123\"\n]",
        "{\"openai\": \"sk_canary_0123}",
        "{\"openai\": \"sk_canary_0123\" \"x\": 1}"
      })
  void aBrokenKeyFileIsReportedWithoutItsKeys(String content) throws Exception {
    Files.writeString(path.resolve("keys.json"), content);

    assertThatThrownBy(new UserDirectory(path)::keys)
        .isInstanceOf(LlmException.Setup.class)
        .message()
        .doesNotContain("canary", "\n");
  }

  @Test
  void aLinkToAFileThatIsNotThereYetMakesThatFile() throws Exception {
    Path elsewhere = Files.createDirectory(path.resolve("volume")).resolve("keys.json");
    Path first = Files.createSymbolicLink(path.resolve("keys.json"), Path.of("second"));
    Path second = Files.createSymbolicLink(path.resolve("second"), Path.of("volume/keys.json"));

    new UserDirectory(path).setKey("a", "b");

    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(elsewhere).content().contains("\"a\": \"b\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
        .isEqualTo("rw-------");
  }

  @Test
  void aLinkIntoAFolderThatIsNotThereIsLeftAlone() throws Exception {
    Path elsewhere = path.resolve("volume").resolve("keys.json");
    Path link = Files.createSymbolicLink(path.resolve("keys.json"), elsewhere);

    assertThatThrownBy(() -> new UserDirectory(path).setKey("a", "b"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "cannot write %s: it is a link to %s, whose folder does not exist", link, elsewhere);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aLinkThatLeadsToItselfIsLeftAlone() throws Exception {
    Path link = path.resolve("default_model.txt");
    Files.createSymbolicLink(link, link);
    var directory = new UserDirectory(path);

    assertThatThrownBy(() -> directory.setDefaultModel("m"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("cannot write " + link + ": it is a link that leads to itself");
    assertThatThrownBy(directory::defaultModel)
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("cannot read " + link + ": it is a link that leads to itself");
    assertThat(link).isSymbolicLink();
  }

  @Test
  @Timeout(60)
  void aPipeInPlaceOfTheLockIsRefused() throws Exception {
    Path lock = path.resolve(".llm-java.lock");
    assertThat(new ProcessBuilder("mkfifo", lock.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> new UserDirectory(path).setKey("a", "b"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(lock + " is no regular file; move it away");
  }

  @Test
  void aFileInTheWayIsNamed() throws Exception {
    Path inTheWay = Files.writeString(path.resolve("file"), "x");

    assertThatThrownBy(() -> new UserDirectory(inTheWay).setDefaultModel("m"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("cannot create the user directory " + inTheWay + ": a file is in the way");
  }

  @Test
  void aliasesAndTheDefaultModelAreWrittenAsLlmDoes() throws Exception {
    var directory = new UserDirectory(path);
    directory.updateAliases(old -> old.with("b", Json.of("m2")));
    directory.updateAliases(old -> old.with("a", Json.of("m1")));
    directory.setDefaultModel("m1");

    assertThat(Files.readString(path.resolve("aliases.json")))
        .isEqualTo("{\n    \"b\": \"m2\",\n    \"a\": \"m1\"\n}\n");
    assertThat(Files.readString(path.resolve("default_model.txt"))).isEqualTo("m1");
  }
}
