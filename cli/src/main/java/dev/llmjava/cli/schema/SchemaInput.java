package dev.llmjava.cli.schema;

import dev.llmjava.TextFile;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.TemplateSchema;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.PythonSpace;
import dev.llmjava.schema.SchemaDsl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the schema that {@code --schema} or {@code --schema-multi} means: JSON, one in LLM's short
 * notation, a file, the id of a stored one, or that of a template.
 */
public final class SchemaInput {
  /** What is said of one that is none begins with this. */
  public static final String INVALID = "Invalid value: Invalid schema";

  private static final String ONE = "schema";
  private static final String MANY = "schema-multi";
  private static final String TEMPLATE = "t:";

  private final Spec spec;
  private final Session session;
  private final Function<String, Optional<Json>> stored;

  /**
   * @param spec of the command that was given it
   * @param stored finds a schema of the log by its id, if it comes to that
   */
  public SchemaInput(Spec spec, Session session, Function<String, Optional<Json>> stored) {
    this.spec = spec;
    this.session = session;
    this.stored = stored;
  }

  /**
   * Adds the two options.
   *
   * @param use what they do, before the word "schema"
   */
  public static Spec options(Spec spec, String use) {
    return spec.text(use + " schema: JSON, notation, file, ID or t:template", "--" + ONE)
        .completing(Completion.SCHEMAS)
        .text(use + " schema, for a list of results", "--" + MANY)
        .completing(Completion.SCHEMAS);
  }

  public static boolean isGiven(Arguments arguments) {
    return arguments.value(ONE) != null || arguments.value(MANY) != null;
  }

  /** A command line with the schema of this one and no other, if this one has any. */
  public static Arguments kept(Arguments given, Arguments changed) {
    if (!isGiven(given)) {
      return changed;
    }
    Arguments all = changed.without(ONE).without(MANY);
    String many = given.value(MANY);
    return many == null ? all.with(ONE, given.text(ONE)) : all.with(MANY, many);
  }

  /** What was asked for; null when that is nothing. */
  public Json.@Nullable Obj read(Arguments arguments) {
    String many = arguments.value(MANY);
    String text = many == null ? arguments.text(ONE) : many;
    if (text.isEmpty()) {
      return null;
    }
    Json.Obj schema = resolve(text);
    if (many != null) {
      return SchemaDsl.multi(schema);
    }
    return schema.isEmpty() ? null : schema;
  }

  private Json.Obj resolve(String text) {
    String stripped = PythonSpace.strip(text);
    if (stripped.startsWith(TEMPLATE)) {
      return TemplateSchema.read(stripped.substring(TEMPLATE.length()).strip(), session);
    }
    if (stripped.startsWith("{") && file(text) == null) {
      return json(text);
    }
    if (stripped.contains(" ") || text.contains(",")) {
      return notation(text);
    }
    Path file = file(text);
    return file == null ? stored(text) : content(file);
  }

  /** What {@link SchemaDsl} makes of it. */
  static Json.Obj notation(String text) {
    try {
      return SchemaDsl.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
  }

  /** The short notation does not begin with a brace: this is JSON, or was meant to be. */
  private Json.Obj json(String text) {
    try {
      return Json.parseObject(text);
    } catch (JsonException e) {
      throw UsageError.of(spec, INVALID + ": " + e.getMessage());
    }
  }

  private static @Nullable Path file(String text) {
    try {
      Path file = Path.of(text);
      return Files.exists(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Json.Obj content(Path file) {
    String content = TextFile.read(file, TextFile.MOST_OF_SETTINGS);
    try {
      if (Json.parse(content) instanceof Json.Obj schema) {
        return schema;
      }
    } catch (JsonException e) {
      throw new Failure("Schema file contained invalid JSON: \"" + file + "\", " + e.getMessage());
    }
    throw new Failure("the schema file \"" + file + "\" holds JSON that is not an object");
  }

  private Json.Obj stored(String id) {
    return stored
        .apply(id)
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .orElseThrow(() -> UsageError.of(spec, INVALID));
  }
}
