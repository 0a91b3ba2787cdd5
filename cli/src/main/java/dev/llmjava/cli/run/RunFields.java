package dev.llmjava.cli.run;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.model.TypedOptions;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Suggestions;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an input says, or a file of all its inputs, as the options of a command line. */
final class RunFields {
  private static final List<String> OF_BOTH =
      List.of(
          "model",
          "system",
          "options",
          "schema",
          "params",
          "fragments",
          "system_fragments",
          "attachments");

  private final Json.Obj fields;

  private RunFields(Json.Obj fields, List<String> more) {
    var known = new ArrayList<>(more);
    known.addAll(OF_BOTH);
    Set<String> unknown = new HashSet<>(fields.fields().keySet());
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      String first = unknown.stream().sorted().findFirst().orElseThrow();
      String close = Suggestions.phrase(first, known);
      throw new Failure(
          "unknown key \""
              + first
              + "\"."
              + (close.isEmpty() ? " Known are " + String.join(", ", known) + "." : close)
              + " Variables of a template go under \"params\".");
    }
    this.fields = fields;
  }

  /** What one input says. */
  static RunFields ofInput(Json.Obj fields) {
    return new RunFields(fields, List.of("id", "prompt"));
  }

  /** What a file says of all its inputs. */
  static RunFields ofFile(Json.Obj fields) {
    return new RunFields(fields, List.of("template", "tools"));
  }

  /** The command line with what an input adds, which wins over what it says. */
  Arguments over(Arguments given) {
    Arguments all = given;
    for (String single : List.of("model", "system")) {
      String value = text(single);
      all = value == null ? all : all.with(single, value);
    }
    String schema = schema();
    if (schema != null) {
      all = all.without("schema-multi").with("schema", schema);
    }
    all =
        all.followed("fragment", texts("fragments"))
            .followed("system-fragment", texts("system_fragments"))
            .followed("attachment", texts("attachments"))
            .followed("option", pairs("options"))
            .followed("param", pairs("params"));
    String prompt = text("prompt");
    return prompt == null ? all : all.with(prompt);
  }

  /** The command line, which wins over what the file adds to it. */
  Arguments under(Arguments given) {
    Arguments all = given;
    for (String single : List.of("model", "system")) {
      String value = text(single);
      boolean chosen = all.has(single) || (single.equals("model") && all.has("query"));
      all = value == null || chosen ? all : all.with(single, value);
    }
    String schema = schema();
    if (schema != null && !SchemaInput.isGiven(given)) {
      all = all.with("schema", schema);
    }
    return all.preceded("fragment", texts("fragments"))
        .preceded("system-fragment", texts("system_fragments"))
        .preceded("attachment", texts("attachments"))
        .preceded("tool", texts("tools"))
        .preceded("option", pairs("options"))
        .preceded("param", pairs("params"));
  }

  private @Nullable String text(String key) {
    Json value = given(key);
    if (value == null || value instanceof Json.Str) {
      return value == null ? null : ((Json.Str) value).value();
    }
    throw new Failure("\"" + key + "\" must be a text");
  }

  private @Nullable String schema() {
    Json value = given("schema");
    if (value instanceof Json.Obj) {
      return value.toString();
    }
    if (value == null || value instanceof Json.Str) {
      return value == null ? null : ((Json.Str) value).value();
    }
    throw new Failure("\"schema\" must be an object, or a text as for --schema");
  }

  private List<String> texts(String key) {
    Json value = given(key);
    if (value == null) {
      return List.of();
    }
    var all = new ArrayList<String>();
    for (Json item : value instanceof Json.Arr(List<Json> items) ? items : List.of(value)) {
      if (!(item instanceof Json.Str(String text))) {
        throw new Failure("\"" + key + "\" must be a list of texts");
      }
      all.add(text);
    }
    return all;
  }

  /** Names and values, one after the other; null leaves a name out. */
  private List<String> pairs(String key) {
    Json value = given(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Json.Obj object)) {
      throw new Failure("\"" + key + "\" must be an object of names and values");
    }
    var pairs = new ArrayList<String>();
    object
        .fields()
        .forEach(
            (name, one) -> {
              if (!(one instanceof Json.Null)) {
                pairs.add(name);
                pairs.add(TypedOptions.typed(one));
              }
            });
    return pairs;
  }

  private @Nullable Json given(String key) {
    return fields.has(key) ? fields.get(key) : null;
  }
}
