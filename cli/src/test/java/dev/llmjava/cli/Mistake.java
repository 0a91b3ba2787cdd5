package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line that cannot work, and what is said of it.
 *
 * @param arguments in which {@code @} stands for a folder with files
 * @param message what follows {@code Error: }, in which it does so, too
 */
record Mistake(List<String> arguments, int code, String message) {
  /** One that the command sees when it runs. */
  static Mistake failure(String message, String... arguments) {
    return new Mistake(List.of(arguments), 1, message);
  }

  /** One in how the command is used. */
  static Mistake usage(String message, String... arguments) {
    return new Mistake(List.of(arguments), 2, message);
  }

  /** Makes it, and sees that it is told in one line, which is the last. */
  void make(Shell shell, String folder) {
    var words = new ArrayList<String>();
    arguments.forEach(word -> words.add(word.replace("@", folder)));
    Shell.Result result = shell.run(words.toArray(String[]::new));
    List<String> lines = result.err().lines().toList();

    assertThat(result.err()).endsWith("\n").doesNotContain("unexpected java", "Exception");
    assertThat(lines.getLast()).isEqualTo("Error: " + message.replace("@", folder));
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(code);
    if (code == 1) {
      assertThat(lines).hasSize(1);
    } else {
      assertThat(lines).hasSize(4).first().asString().startsWith("Usage: llm ");
    }
  }

  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
