package dev.llmjava.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsListTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  @Test
  void allModelsAndTheDefaultOne() {
    assertThat(shell.run("models").ok().out())
        .startsWith("OpenAI Chat: gpt-4o (aliases: 4o)\n")
        .contains("\nEcho: echo\n")
        .endsWith("\nDefault: gpt-5.6-luna\n");
  }

  @Test
  void chosenModels() {
    assertThat(shell.run("models", "-q", "GPT-4o", "-q", "mini").ok().out())
        .isEqualTo("OpenAI Chat: gpt-4o-mini (aliases: 4o-mini)\n");
    assertThat(shell.run("models", "-m", "gpt-4", "-m", "4o", "-m", "nope").ok().out())
        .isEqualTo("OpenAI Chat: gpt-4o (aliases: 4o)\nOpenAI Chat: gpt-4 (aliases: 4, gpt4)\n");
    assertThat(shell.run("models", "-q", "zzz").ok().out()).isEmpty();
    assertThat(shell.run("models", "-q", "zzz", "--json").ok().out()).isEqualTo("[]\n");
    assertThat(shell.run("models", "--schemas").ok().out())
        .contains("gpt-4o")
        .doesNotContain("gpt-3.5", "Default:");
  }

  @Test
  void whatAModelTakesIsDescribedOnce() {
    String text = shell.run("models", "-m", "4o", "-m", "gpt-4", "--options").ok().out();
    assertThat(text)
        .contains("\n    temperature: float\n      ", "\n    logit_bias: dict, str\n")
        .contains("  Attachment types:\n    application/pdf, image/gif, image/jpeg, ")
        .contains("  Features:\n  - streaming\n  - schemas\n  - tools\n  - async\n")
        .contains("  Keys:\n    key: openai\n    env_var: OPENAI_API_KEY\n");
    assertThat(text.substring(text.indexOf("gpt-4 ")))
        .contains("    temperature: float\n    max_tokens: int\n");
    assertThat(shell.run("-m", "4o", "--options").ok().out())
        .isEqualTo(shell.run("models", "-m", "4o", "--options").out());
  }

  @Test
  void json() {
    assertThat(shell.run("models", "-m", "gpt-4", "--json").ok().out())
        .isEqualTo(
            """
            [
              {
                "model_id": "gpt-4",
                "aliases": [
                  "4",
                  "gpt4"
                ],
                "can_stream": true,
                "supports_schema": false,
                "supports_tools": false,
                "supports_async": true,
                "attachment_types": [],
                "server_side_tools": [],
                "context_window": 8192,
                "max_output": 8192,
                "prices": {
                  "input": 30,
                  "output": 60
                },
                "capabilities": [
                  "tools"
                ],
                "knowledge": "2023-12"
              }
            ]
            """);
    assertThat(shell.run("models", "-m", "gpt-4", "--json", "--options").ok().out())
        .contains("\"options\": {\n      \"temperature\": {", "\"maximum\": 2,");
  }

  @Test
  void jsonNamesTheToolsThatTheProviderRuns() {
    assertThat(shell.run("models", "-m", "gpt-5.5", "--json").ok().out())
        .contains(
            """
                "server_side_tools": [
                  {
                    "name": "WebSearch",
                    "plugin": null
                  },
                  {
                    "name": "CodeInterpreter",
                    "plugin": null
                  },
                  {
                    "name": "ServerSideTool",
                    "plugin": null
                  }
                ],
            """);
  }

  @Test
  void jsonHasNoKeyForWhatIsUnknown() {
    assertThat(shell.run("models", "-m", "echo", "--json").ok().out())
        .endsWith("\"server_side_tools\": []\n  }\n]\n");
  }

  @Test
  void jsonShowsTheUsersOwnFacts() {
    shell.file(
        "extra-openai-models.yaml",
        "- {model_id: mine, model_name: gpt-4, api_base: \"http://127.0.0.1:1/v1\"}\n"
            + "- {model_id: gpt-4, model_name: x, api_base: \"http://127.0.0.1:1/v1\"}\n");
    shell.file(
        "model-catalogue.json", "{\"models\": {\"mine\": {\"prices\": {\"input\": 0.075}}}}");

    assertThat(shell.run("models", "-m", "mine", "--json").ok().out())
        .contains("\"prices\": {\n      \"input\": 0.075\n    }\n");
    assertThat(shell.run("models", "-m", "gpt-4", "--json").ok().out())
        .as("one is OpenAI's, the other is not")
        .containsOnlyOnce("\"prices\"");
  }

  @Test
  void aFaultInTheUsersFactsIsSaidWhereTheyAreNeeded() {
    shell.file("model-catalogue.json", "{\"models\": []}");
    shell
        .run("models", "--json")
        .failed(
            1,
            "Error: "
                + directory.resolve("model-catalogue.json")
                + " has no \"models\", an object with an entry per model\n");
    assertThat(shell.run("models").ok().out()).contains("Echo: echo\n");
    assertThat(shell.run("-m", "echo", "hi", "--no-log").code()).isZero();
  }
}
