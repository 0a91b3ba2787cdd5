package dev.llmjava.cli.openai;

import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.prompt.PromptAttachments;
import dev.llmjava.cli.prompt.PromptSpec;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.template.AppliedTemplate;

/** What {@code llm openai endpoint} takes. */
final class EndpointSpec {
  private static final String ABOUT =
      """
      Ask a model at any address, and log nothing

      URL is the base address of a server that speaks OpenAI's protocols:

          llm openai endpoint http://localhost:8080/v1 --models
          llm openai endpoint http://localhost:8080/v1 -m qwen3 'Hello'

      No key is sent but that of --key. What is piped in comes before the prompt; without either, \
      it is read from the terminal. The model is taken to be able to do everything that the \
      protocol has.
      """;

  private EndpointSpec() {}

  static Spec make() {
    Spec spec =
        new Spec("llm openai endpoint", ABOUT)
            .text("The model to ask, by the server's ID", "-m", "--model")
            .text("System prompt", "-s", "--system");
    AppliedTemplate.options(spec).pairs("An option of the model and its value", "-o", "--option");
    SchemaInput.options(spec, "Answer with JSON that fits this");
    return answer(server(PromptSpec.tools(PromptAttachments.options(spec))))
        .argument("URL", true)
        .argument("PROMPT", false);
  }

  private static Spec server(Spec spec) {
    return spec.text("API key to send, or the name of a stored one", "--key")
        .completing(Completion.KEYS)
        .pairs("A header to send and its value", "-H", "--header")
        .flag("Ask through Responses, and not chat completions", "--responses")
        .flag("Hold a conversation, as llm chat does", "--chat")
        .flag("Print the IDs of the models that the server has", "--models");
  }

  private static Spec answer(Spec spec) {
    return spec.flag("Do not ask for the answer as it forms", "--no-stream")
        .flag("Do not show the model's reasoning", "-R", "--hide-reasoning")
        .flag("Show how many tokens were used", "-u", "--usage")
        .flag("Print only the first fenced code block", "-x", "--extract")
        .flag("Print only the last fenced code block", "--xl", "--extract-last")
        .flag("Print the answer as events, one JSON object a line", "--events");
  }
}
