package dev.llmjava.cli.prompt;

import dev.llmjava.Attachment;
import dev.llmjava.Model;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.function.Functions;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.model.TypedOptions;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.Templates;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.YamlWriter;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code --save}: makes a template of a command line in place of asking a model. */
final class TemplateSaving {
  static final String OPTION = "save";
  private static final List<String> EXCLUDED = List.of("template", "continue", "conversation");

  private final Arguments arguments;
  private final Session session;

  TemplateSaving(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
  }

  int save() {
    refuse();
    String file = Templates.fileToWrite(arguments.text(OPTION));
    session.directory().write(file, YamlWriter.document(fields()), false);
    return 0;
  }

  private void refuse() {
    List<String> given =
        EXCLUDED.stream()
            .filter(arguments::has)
            .map(option -> option.equals("conversation") ? "--cid" : "--" + option)
            .toList();
    if (!given.isEmpty()) {
      throw new Failure("--save cannot be used with " + String.join(", ", given));
    }
  }

  private Json.Obj fields() {
    var attachments = PromptAttachments.read(arguments, null, session);
    String chosen = ChosenModel.name(arguments, session);
    Model model = chosen == null ? null : ChosenModel.named(chosen, session);
    var fields = Json.object();
    fields.putIfPresent("model", model == null ? null : model.id());
    put(fields, "prompt", prompt(attachments.takeInput()));
    put(fields, "system", arguments.text("system"));
    var defaults = Json.object();
    arguments.pairs("param").forEach(defaults::put);
    put(fields, "defaults", defaults.build());
    put(fields, "extract", arguments.has("extract"));
    put(fields, "extract_last", arguments.has("extract-last"));
    fields.putIfPresent("schema_object", schema());
    put(fields, "fragments", texts("fragment"));
    put(fields, "system_fragments", texts("system-fragment"));
    put(fields, "functions", Functions.joined(arguments));
    put(fields, "tools", texts("tool"));
    put(fields, "attachments", places(attachments.detected()));
    put(fields, "attachment_types", typed(attachments.typed()));
    put(fields, "options", options(model));
    return fields.build();
  }

  private String prompt(boolean inputIsTaken) {
    return PromptText.read(arguments.at(0), session.terminal(), inputIsTaken, false);
  }

  private Json.@Nullable Obj schema() {
    return new SchemaInput(arguments.spec(), session, this::stored).read(arguments);
  }

  private Optional<Json> stored(String id) {
    Path file = LogDatabase.file(arguments, session);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var log = SqliteLog.openExisting(file)) {
      return log.schemas().find(id);
    }
  }

  private Json.Obj options(@Nullable Model model) {
    var typed = arguments.pairs("option");
    if (typed.isEmpty()) {
      return Json.Obj.EMPTY;
    }
    Model taking = model == null ? session.llm().model() : model;
    return TypedOptions.parse(taking.info().options(), typed);
  }

  private Json.Arr texts(String option) {
    return Json.array(arguments.values(option).stream().map(Json::of).toList());
  }

  private static Json.Arr places(List<Attachment> attachments) {
    var places = new ArrayList<Json>();
    for (Attachment attachment : attachments) {
      place(attachment).map(Json::of).ifPresent(places::add);
    }
    return Json.array(places);
  }

  private static Json.Arr typed(List<Attachment> attachments) {
    var items = new ArrayList<Json>();
    for (Attachment attachment : attachments) {
      place(attachment)
          .ifPresent(
              place ->
                  items.add(
                      Json.object()
                          .putIfPresent("type", attachment.mediaType())
                          .put("value", place)
                          .build()));
    }
    return Json.array(items);
  }

  /** Where it is; nothing for what was piped in, which is gone. */
  private static Optional<String> place(Attachment attachment) {
    return switch (attachment.source()) {
      case Attachment.Source.File(Path path) -> Optional.of(path.toString());
      case Attachment.Source.Url(String address) -> Optional.of(address);
      case Attachment.Source.Bytes bytes -> Optional.empty();
    };
  }

  private static void put(ObjectBuilder fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }

  private static void put(ObjectBuilder fields, String name, boolean flag) {
    if (flag) {
      fields.put(name, true);
    }
  }

  private static void put(ObjectBuilder fields, String name, Json.Arr items) {
    if (!items.items().isEmpty()) {
      fields.put(name, items);
    }
  }

  private static void put(ObjectBuilder fields, String name, Json.Obj object) {
    if (!object.isEmpty()) {
      fields.put(name, object);
    }
  }
}
