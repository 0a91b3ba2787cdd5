package dev.llmjava.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCompletionTest {
  private static final ChatCompletion COMPLETION =
      new ChatCompletion(
          List.of(
              command("!multi", List.of()),
              command("!model", List.of("gpt-4o", "echo")),
              command("!fragment", List.of("notes"))));

  @TempDir Path directory;

  private static LineCommand command(String word, List<String> choices) {
    return new LineCommand(word, "", "", rest -> {}, () -> choices);
  }

  @Test
  void commandsBeginALine() {
    assertThat(COMPLETION.of("!m")).containsExactly("!model", "!multi");
    assertThat(COMPLETION.of("say !m")).isEmpty();
    assertThat(COMPLETION.of("")).isEmpty();
    assertThat(COMPLETION.of("words\n!mul")).containsExactly("!multi");
  }

  @Test
  void whatFollowsIsTheCommandsOwn() {
    assertThat(COMPLETION.of("!model ")).containsExactly("echo", "gpt-4o");
    assertThat(COMPLETION.of("!model g")).containsExactly("gpt-4o");
    assertThat(COMPLETION.of("!multi ")).isEmpty();
  }

  @Test
  void fragmentsAreAliasesAndFiles() throws IOException {
    Files.createDirectory(directory.resolve("folder"));
    Files.createFile(directory.resolve("file.txt"));
    Files.createFile(directory.resolve("with space"));
    Files.createFile(directory.resolve(".hidden"));
    String at = directory + "/";
    assertThat(COMPLETION.of("!fragment no")).containsExactly("notes");
    assertThat(COMPLETION.of("!fragment notes " + at))
        .containsExactly(at + "file.txt", at + "folder/");
    assertThat(COMPLETION.of("!fragment " + at + ".h")).containsExactly(at + ".hidden");
    assertThat(COMPLETION.of("!fragment " + at + "nowhere/x")).isEmpty();
  }
}
