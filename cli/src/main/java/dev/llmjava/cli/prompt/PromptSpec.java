package dev.llmjava.cli.prompt;

import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.function.Functions;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.template.AppliedTemplate;

/** What {@code llm prompt} takes, and what all do that ask a model. */
public final class PromptSpec {
  private static final String ABOUT =
      """
      Ask a model

      For example:

          llm 'Capital of France?'
          llm 'Capital of France?' -m gpt-4o-mini
          llm 'Capital of France?' -s 'answer in Spanish'
          cat notes.txt | llm -s 'summarise this'

      What is piped in comes before the prompt. The answer is shown as it arrives, the model's \
      reasoning on standard error. A terminal shows it as Markdown; what is piped on is as it was \
      sent.

      -a gives the model an image or another file: a path, a URL, or standard input as a single \
      dash. --at tells its type, too:

          llm 'What is written here?' -a image.jpg
          cat image | llm 'Describe this' --at - image/jpeg

      -t fills in a template, and --save makes one of a command line:

          llm -s 'Translate to $language' -p language English --save translate
          llm -t translate -p language German 'Good morning'

      -x prints only the first ``` fenced code block of the answer, or all of it when it has none:

          llm 'JavaScript function for reversing a string' -x

      -T lets the model call a tool, which runs here; 'llm tools' shows what there is. What comes \
      back is given to the model, which goes on until it calls no more:

          llm -T llm_time 'What time is it?' --td

      --events prints the answer as JSON, one object a line, while it arrives: chunks of text, \
      reasoning, refusals and tool calls, every finished part, warnings, and last how it ended.
      """;

  private PromptSpec() {}

  static Spec make() {
    Spec spec =
        last(model(new Spec("llm prompt", ABOUT)))
            .text("Store all this as a template of that name", "--save")
            .completing(Completion.TEMPLATE_NAMES);
    return answer(byId(spec)).argument("PROMPT", false);
  }

  /** Which conversation is gone on with. */
  public static Spec goingOn(Spec spec) {
    return byId(last(spec));
  }

  private static Spec last(Spec spec) {
    return spec.flag("Go on with the conversation used last", "-c", "--continue");
  }

  private static Spec byId(Spec spec) {
    return spec.text("Go on with the conversation of this ID", "--cid", "--conversation")
        .completing(Completion.CONVERSATIONS);
  }

  /** What is asked of whom. */
  public static Spec model(Spec spec) {
    spec.text("System prompt", "-s", "--system")
        .text("The model to ask, by id or alias", "-m", "--model")
        .completing(Completion.MODELS)
        .one(Spec.Kind.FILE, "The log database to use", "-d", "--database")
        .texts("Take the model that matches these strings", "-q", "--query")
        .pairs("An option of the model and its value", "-o", "--option")
        .completing(Completion.OPTIONS, Completion.OPTION_VALUES)
        .flag("Show the options of the model", "--options");
    return manner(material(SchemaInput.options(spec, "Answer with JSON that fits this")));
  }

  private static Spec material(Spec spec) {
    AppliedTemplate.options(PromptAttachments.options(spec))
        .texts("Text for the prompt: file, URL, alias, hash, -", "-f", "--fragment")
        .completing(Completion.FRAGMENTS)
        .texts("The same for the system prompt", "--sf", "--system-fragment")
        .completing(Completion.FRAGMENTS);
    return tools(spec);
  }

  /** What the model may call. */
  public static Spec tools(Spec spec) {
    spec.texts("A tool that the model may call, or a toolbox: Name(key=JSON)", "-T", "--tool")
        .completing(Completion.TOOLS);
    return Functions.option(spec)
        .flag("Show the calls of tools and their results", "--td", "--tools-debug")
        .flag("Ask before every call of a tool", "--ta", "--tools-approve")
        .one(
            Spec.Kind.NATURAL,
            "How many answers there may be while tools are called; 5 unless given, 0 for any"
                + " number",
            "--cl",
            "--chain-limit");
  }

  private static Spec manner(Spec spec) {
    return spec.flag("Wait for the whole answer", "--no-stream")
        .flag("Show the answer as it was sent, not as Markdown", "--no-markdown")
        .flag("Do not log", "-n", "--no-log")
        .flag("Log, even where logging is off", "--log")
        .flag("Do not show the model's reasoning", "-R", "--hide-reasoning")
        .hidden(Spec.Kind.TEXT, 0, "--no-reasoning");
  }

  /** Whose key is used, and for how much. */
  public static Spec use(Spec spec) {
    return usage(key(spec));
  }

  private static Spec key(Spec spec) {
    return spec.text("API key, or the name of a stored one", "--key").completing(Completion.KEYS);
  }

  private static Spec usage(Spec spec) {
    return spec.flag("Show how many tokens were used", "-u", "--usage");
  }

  /** How, and what is shown of the answer. */
  static Spec answer(Spec spec) {
    return usage(key(spec).flag("Read the answer asynchronously", "--async"))
        .flag("Print only the first fenced code block", "-x", "--extract")
        .flag("Print only the last fenced code block", "--xl", "--extract-last")
        .flag("Print what was logged as JSON, as llm logs --json does", "--json")
        .flag("Print the answer as events, one JSON object a line", "--events");
  }
}
