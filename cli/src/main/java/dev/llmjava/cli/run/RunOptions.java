package dev.llmjava.cli.run;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.prompt.PromptAttachments;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.template.AppliedTemplate;
import dev.llmjava.cli.terminal.Failure;
import org.jspecify.annotations.Nullable;

/** What {@code llm run} takes. */
final class RunOptions {
  private static final String ABOUT =
      """
      Ask a model many things, some at a time

      A .jsonl file has one input a line: the words as a JSON string, or an object:

          "Capital of France?"
          {"id": "it", "prompt": "Capital of Italy?"}
          {"id": "es", "params": {"country": "Spain"}}

      An object may have id, prompt, system, model, options, schema, params (the variables of a \
      template), fragments, system_fragments and attachments. A .yaml file has a list of the same \
      under inputs, and beside it what holds for all of them: the same keys, template and tools. \
      What an input says wins over the command line, and the command line over the file.

          llm run capitals.jsonl -t capital -m gpt-4o-mini -j 8

      The results go to capitals.results.jsonl, one JSON object a line, in the order in which \
      they came, and to the log. All inputs are checked before the first one is asked. When a run \
      was interrupted, the same command goes on: what has an answer is not asked again, what \
      failed or was changed is.

      When the provider says that it is too much, all requests to that model wait, and fewer run \
      at a time until it is well again.
      """;

  private static final int STANDARD_JOBS = 4;

  private RunOptions() {}

  static Spec make() {
    Spec spec =
        SchemaInput.options(
            new Spec("llm run", ABOUT)
                .one(
                    Spec.Kind.POSITIVE,
                    "How many are asked at a time; 4 unless given",
                    "-j",
                    "--jobs")
                .text("The file for the results, or - for standard output", "--output")
                .completing(Completion.FILES)
                .one(Spec.Kind.POSITIVE, "Only so many inputs, from the first on", "--limit")
                .flag("Check all inputs and show what would be asked, and ask nothing", "--dry-run")
                .flag("Stop at the first failure; what runs is finished", "--fail-fast")
                .one(Spec.Kind.POSITIVE, "Requests to a model in a minute, at most", "--rpm")
                .one(Spec.Kind.POSITIVE, "Tokens of a model in a minute, at most", "--tpm")
                .text("System prompt", "-s", "--system")
                .text("The model to ask, by id or alias", "-m", "--model")
                .completing(Completion.MODELS)
                .texts("Take the model that matches these strings", "-q", "--query")
                .pairs("An option of the model and its value", "-o", "--option")
                .completing(Completion.OPTIONS),
            "Answer with JSON that fits this");
    return log(material(spec)).argument("FILE", true).completing(Completion.FILES);
  }

  private static Spec material(Spec spec) {
    return AppliedTemplate.options(
            PromptAttachments.options(spec, "A file for the model, with every prompt: path or URL"))
        .texts("Text for all prompts: file, URL, alias, hash", "-f", "--fragment")
        .completing(Completion.FRAGMENTS)
        .texts("The same for the system prompts", "--sf", "--system-fragment")
        .completing(Completion.FRAGMENTS)
        .texts("A tool that the model may call, or a toolbox: Name(key=JSON)", "-T", "--tool")
        .completing(Completion.TOOLS)
        .one(
            Spec.Kind.NATURAL,
            "How many answers there may be to an input while tools are called; 5 unless given, 0"
                + " for any number",
            "--cl",
            "--chain-limit")
        .hidden(Spec.Kind.TEXT, 0, "--ta", "--tools-approve");
  }

  private static Spec log(Spec spec) {
    return spec.flag("Keep only the first fenced code block of an answer", "-x", "--extract")
        .flag("Keep only the last one", "--xl", "--extract-last")
        .flag("Wait for whole answers", "--no-stream")
        .text("API key, or the name of a stored one", "--key")
        .completing(Completion.KEYS)
        .one(Spec.Kind.FILE, "The log database to use", "-d", "--database")
        .flag("Do not log", "-n", "--no-log")
        .flag("Log, even where logging is off", "--log");
  }

  /** Refuses what cannot be. */
  static void check(Arguments arguments) {
    if (arguments.has("log") && arguments.has("no-log")) {
      throw new Failure("--log and --no-log are mutually exclusive");
    }
    if (arguments.has("tools-approve")) {
      throw UsageError.bare("--ta cannot be used with llm run: its tools run without a question.");
    }
  }

  /** How many are asked at a time. */
  static int jobs(Arguments arguments) {
    return or(arguments.whole("jobs"), STANDARD_JOBS);
  }

  /** How many inputs there may be. */
  static int limit(Arguments arguments) {
    return or(arguments.whole("limit"), Integer.MAX_VALUE);
  }

  private static int or(@Nullable Integer given, int usual) {
    return given == null ? usual : given;
  }
}
