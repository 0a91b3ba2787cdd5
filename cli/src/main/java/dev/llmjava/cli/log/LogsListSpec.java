package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.schema.SchemaInput;

/** What {@code llm logs list} takes. */
final class LogsListSpec {
  private LogsListSpec() {}

  static Spec make() {
    var spec =
        new Spec("llm logs list", "Show logged prompts and their responses")
            .one(Spec.Kind.WHOLE, "How many to show: 3 unless given, 0 for all", "-n", "--count");
    return forms(filters(LogDatabase.options(spec)));
  }

  private static Spec filters(Spec spec) {
    spec.text("Only those of this model, by id or alias", "-m", "--model")
        .completing(Completion.MODELS)
        .text("Only those that match this text, best matches first", "-q", "--query")
        .flag("With -q, the latest matches first", "-l", "--latest")
        .texts("Only those given this fragment, named as for a prompt", "-f", "--fragment")
        .completing(Completion.FRAGMENTS)
        .texts("Only those given results of this tool", "-T", "--tool")
        .completing(Completion.LOGGED_TOOLS)
        .flag("Only those given results of any tool", "--tools");
    return SchemaInput.options(spec, "Only those with this")
        .flag("Only the conversation used last", "-c", "--current")
        .text("Only the conversation of this ID", "--cid", "--conversation")
        .completing(Completion.CONVERSATIONS)
        .text("Only those with a greater ID", "--id-gt")
        .text("Only this ID and those with a greater one", "--id-gte");
  }

  private static Spec forms(Spec spec) {
    return spec.flag("Print the JSON that was answered, one value a line", "--data")
        .flag("Print the JSON that was answered as an array", "--data-array")
        .text("Print the objects in the list under this key of each answer", "--data-key")
        .flag("Add the IDs of response and conversation to each object", "--data-ids")
        .flag("Cut prompts and responses to 100 characters", "-t", "--truncate")
        .flag("Print YAML with short prompts and no responses", "-s", "--short")
        .flag("Show how many tokens were used", "-u", "--usage")
        .flag("Print only the last response", "-r", "--response")
        .flag("Print only the first fenced code block", "-x", "--extract")
        .flag("Print only the last fenced code block", "--xl", "--extract-last")
        .flag("Print JSON", "--json")
        .flag("Show what is in fragments", "-e", "--expand");
  }
}
