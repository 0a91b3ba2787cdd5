package dev.llmjava.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraOpenAiModelsTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  private String models(String yaml) {
    return shell.file("extra-openai-models.yaml", yaml).run("models", "-q", "mine").ok().out();
  }

  private void refused(String yaml, String error) {
    shell
        .file("extra-openai-models.yaml", yaml)
        .run("models")
        .failed(1, "Error: " + directory.resolve("extra-openai-models.yaml") + " " + error + "\n");
  }

  @Test
  void modelsAndAliases() {
    assertThat(
            models(
                """
                # a comment
                - model_id: mine
                  model_name: vendor/mine-1
                  aliases: [m, 7]
                  api_base: "http://localhost:8080/v1"
                - {model_id: mine-too, model_name: x, can_stream: false, supports_tools: true}
                """))
        .isEqualTo("OpenAI Chat: mine (aliases: m, 7)\nOpenAI Chat: mine-too\n");
    assertThat(shell.run("models", "-m", "mine-too", "--options").ok().out())
        .contains("  Features:\n  - tools\n  - async\n  Keys:\n    key: openai\n");
  }

  @Test
  void anEmptyFile() {
    assertThat(models("")).isEmpty();
    assertThat(models("# nothing yet\n")).isEmpty();
    assertThat(models("[]")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    refused("a: b\n", "must be a list of models");
    refused("- x\n", "must be a list of models, each a map with model_id and model_name");
    var result = shell.file("extra-openai-models.yaml", "- model_id: [\n").run("-m", "echo", "hi");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Error: " + directory.resolve("extra-openai-models.yaml"))
        .contains("is not valid YAML: ", "(line 2, column 1)")
        .hasLineCount(1);
    assertThat(shell.file("extra-openai-models.yaml", "- {model_id: a}").run("models").err())
        .isEqualTo("Error: extra-openai-models.yaml: the model \"a\" needs model_name\n");
  }
}
