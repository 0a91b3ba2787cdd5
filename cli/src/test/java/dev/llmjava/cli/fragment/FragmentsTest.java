package dev.llmjava.cli.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Fragment;
import dev.llmjava.cli.PageServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.session.Version;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm fragments}, and what people name fragments by. */
class FragmentsTest {
  @TempDir Path directory;
  private Shell shell;
  private String story;

  @BeforeEach
  void shell() throws IOException {
    shell = new Shell(directory.resolve("user"));
    story =
        Files.writeString(directory.resolve("story.txt"), "Once upon a time\n").toRealPath() + "";
  }

  @Test
  void setShowListAndRemove() {
    shell.run("fragments", "set", "story", story).ok();

    assertThat(shell.run("fragments", "show", "story").ok().out())
        .isEqualTo("Once upon a time\n\n");
    String hash = Fragment.of("Once upon a time\n").hash();
    assertThat(shell.run("fragments", "show", hash).ok().out()).isEqualTo("Once upon a time\n\n");
    assertThat(shell.run("fragments").ok().out().replaceAll("'\\d.*'", "TIME"))
        .isEqualTo(
            """
            - hash: %s
              aliases:
              - story
              datetime_utc: TIME
              source: %s
              content: |
                Once upon a time
            """
                .formatted(hash, story));
    assertThat(shell.run("fragments", "remove", "story").ok().out()).isEmpty();
    assertThat(shell.run("fragments", "remove", "story").ok().out()).isEmpty();
    shell.run("fragments", "show", "story").failed(1, "Error: Fragment 'story' not found\n");
    assertThat(shell.run("fragments", "--aliases").ok().out()).isEmpty();
    assertThat(shell.run("fragments", "-q", "UPON", "-q", "time").ok().out()).contains(hash);
  }

  @Test
  void anAliasNamesOneFragmentAtATime() {
    shell.run("fragments", "set", "a", story).ok();
    shell.piped("other").run("fragments", "set", "a", "-").ok();
    shell.run("fragments", "set", "b", "a").ok();

    assertThat(shell.run("fragments", "show", "b").ok().out()).isEqualTo("other\n");
    Json.Obj other = (Json.Obj) ((Json.Arr) json("-q", "other")).items().getFirst();
    assertThat(other.string("source")).isEqualTo("-");
    assertThat(other.items("aliases")).hasSize(2);
  }

  private Json json(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "fragments";
    all[1] = "list";
    all[2] = "--json";
    System.arraycopy(more, 0, all, 3, more.length);
    return Json.parse(shell.run(all).ok().out());
  }

  @Test
  void listsCutContentsAndJsonDoesNot() {
    shell.piped("x".repeat(200)).run("fragments", "set", "x", "-").ok();

    assertThat(shell.run("fragments").ok().out()).endsWith("content: " + "x".repeat(97) + "...\n");
    assertThat(json().toString()).contains("x".repeat(200));
  }

  @Test
  void anAliasIsMadeOfFewCharacters() {
    String usage =
        "Try 'llm fragments %s --help' for help.\n\n"
            + "Error: Invalid value for 'ALIAS': Fragment alias must be alphanumeric\n";
    assertThat(shell.run("fragments", "set", "a b", story).err())
        .isEqualTo("Usage: llm fragments set [OPTIONS] ALIAS FRAGMENT\n" + usage.formatted("set"));
    assertThat(shell.run("fragments", "remove", "a/b").code()).isEqualTo(2);
    assertThat(shell.run("fragments", "remove", "a/b").err())
        .isEqualTo("Usage: llm fragments remove [OPTIONS] ALIAS\n" + usage.formatted("remove"));
  }

  @Test
  void whatCannotBeReadIsOneLine() throws IOException {
    Path binary = Files.write(directory.resolve("a.png"), new byte[] {(byte) 0x89, 'P'});

    fails("nope", "Fragment 'nope' not found");
    fails("", "Fragment '' not found");
    fails("a\0b", "Fragment 'a\0b' not found");
    fails("no/such/file.txt", "Fragment 'no/such/file.txt' not found");
    fails(directory + "", "\"" + directory + "\" is a folder; name a file in it");
    fails(
        binary + "",
        "\"" + binary + "\" is not text in UTF-8; convert it, or send it as an attachment");
    fails("nosuch:thing", "Unknown fragment prefix: nosuch");
    fails("recipe:stone", "Could not load fragment recipe:stone: nobody eats that");
    fails(
        "recipe:cake",
        "Could not load fragment recipe:cake: Fragment loader recipe returned a disallowed"
            + " attachment");
    fails("recipe:menu", "Fragment 'recipe:menu' stands for 2 texts; name one that is one");
    fails("https://", "\"https://\" is not the address of a page; check it");
  }

  private void fails(String reference, String error) {
    shell.run("fragments", "show", reference).failed(1, "Error: " + error + "\n");
  }

  @Test
  void pagesAreFetchedByName() throws IOException {
    try (var server = new PageServer()) {
      String address = server.address() + "/docs?key=secret";
      shell.run("fragments", "set", "docs", address).ok();

      assertThat(shell.run("fragments", "show", "docs").ok().out()).isEqualTo("A page\n");
      assertThat(json().toString()).contains("\"source\":\"" + address + "\"");
      assertThat(server.userAgents())
          .containsExactly("llm/" + Version.ofThisBuild() + " (llm-java)");
      fails(
          server.address() + "/gone?key=secret",
          "cannot fetch \"" + server.address() + "/gone\": it answered 404");
    }
  }

  @Test
  void whatIsFetchedIsRecordedAndReplayed() throws IOException {
    Path recording = directory.resolve("recording.jsonl");
    String address;
    try (var server = new PageServer()) {
      address = server.address() + "/docs";
      new Shell(directory.resolve("one"))
          .with("LLM_RECORD", recording + "")
          .run("fragments", "show", address)
          .ok();
    }
    assertThat(
            new Shell(directory.resolve("two"))
                .with("LLM_REPLAY", recording + "")
                .run("fragments", "show", address)
                .ok()
                .out())
        .isEqualTo("A page\n");
  }

  @Test
  void loadersAreListed() {
    assertThat(shell.run("fragments", "loaders").ok().out())
        .isEqualTo(
            """
            recipe:
              Recipes by the name of a dish

              llm -f recipe:soup
            """);
    assertThat(shell.run("fragments", "show", "recipe:soup").ok().out())
        .isEqualTo("How to make soup\n");
    assertThat(shell.run("fragments", "show", "recipe:").ok().out()).isEqualTo("How to make \n");
  }

  @Test
  void controlCharactersStayHarmlessOnATerminal() {
    shell.piped("a\u001b[31mb").run("fragments", "set", "odd", "-").ok();

    assertThat(shell.run("fragments", "show", "odd").ok().out()).isEqualTo("a\u001b[31mb\n");
    assertThat(shell.onTerminal().run("fragments", "show", "odd").out())
        .isEqualTo("a\u241b[31mb\n");
  }
}
