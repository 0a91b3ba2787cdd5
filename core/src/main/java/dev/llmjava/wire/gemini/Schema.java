package dev.llmjava.wire.gemini;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema as Gemini takes it, with references replaced by what they refer to. Gemini has a
 * form of its own ("Schema"), a part of OpenAPI's, which every model takes and which refuses words
 * that it does not know. What can be said in it is; the rest goes as JSON Schema, which models take
 * since 2.5. So does, as it is, a schema that refers to itself: of JSON Schema "cyclic references
 * are unrolled to a limited degree" (GenerationConfig, {@code responseJsonSchema}).
 *
 * @param plain whether it is of Gemini's own form
 */
record Schema(Json.Obj json, boolean plain) {
  /** Says nothing about a value that Gemini could follow; left out by llm-gemini too. */
  private static final List<String> IDLE = List.of("$schema", "$id", "$comment", "title");

  private static final List<String> DEFINITIONS = List.of("$defs", "definitions");

  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "format",
          "description",
          "nullable",
          "enum",
          "items",
          "minItems",
          "maxItems",
          "properties",
          "propertyOrdering",
          "required",
          "minProperties",
          "maxProperties",
          "minLength",
          "maxLength",
          "pattern",
          "anyOf",
          "minimum",
          "maximum",
          "default",
          "example");

  private static final Set<String> STRING_FORMATS = Set.of("date-time", "enum");

  /**
   * @throws LlmException.Setup for a schema that refers to what it does not have
   */
  static Schema of(Json.Obj schema) {
    var inlining = new Inlining(schema);
    Json.Obj inlined = inlining.inlined();
    if (inlining.endless) {
      return new Schema(schema, false);
    }
    Json.Obj simple = simple(inlined);
    return isPlain(simple) ? new Schema(simple, true) : new Schema(inlined, false);
  }

  /** Without what says nothing; properties may have any name. */
  private static Json.Obj simple(Json.Obj schema) {
    var kept = new LinkedHashMap<String, Json>();
    schema
        .fields()
        .forEach(
            (name, value) -> {
              if (name.equals("properties") && value instanceof Json.Obj properties) {
                var each = Json.object();
                properties.fields().forEach((key, one) -> each.put(key, simple(one)));
                kept.put(name, each.build());
              } else if (!IDLE.contains(name) && !isOpen(name, value)) {
                kept.put(name, simple(value));
              }
            });
    return new Json.Obj(kept);
  }

  /** Whether there may be more properties is not Gemini's choice; what they are may be. */
  private static boolean isOpen(String name, Json value) {
    return name.equals("additionalProperties") && value instanceof Json.Bool;
  }

  private static Json simple(Json value) {
    return switch (value) {
      case Json.Obj object -> simple(object);
      case Json.Arr(List<Json> items) -> Json.array(items.stream().map(Schema::simple).toList());
      default -> value;
    };
  }

  private static boolean isPlain(@Nullable Json value) {
    return value instanceof Json.Obj schema
        && KNOWN.containsAll(schema.fields().keySet())
        && (!schema.has("type") || schema.string("type") != null)
        && schema.items("enum").stream().allMatch(Json.Str.class::isInstance)
        && hasPlainFormat(schema)
        && (!schema.has("items") || isPlain(schema.get("items")))
        && schema.items("anyOf").stream().allMatch(Schema::isPlain)
        && schema.object("properties").fields().values().stream().allMatch(Schema::isPlain);
  }

  private static boolean hasPlainFormat(Json.Obj schema) {
    return !schema.has("format")
        || !"string".equalsIgnoreCase(schema.string("type"))
        || STRING_FORMATS.contains(String.valueOf(schema.string("format")));
  }

  /** Puts definitions in the place of references to them. */
  private static final class Inlining {
    private final Json.Obj root;
    private final Deque<String> inside = new ArrayDeque<>();

    /** Whether something refers to itself, so that what was made is of no use. */
    private boolean endless;

    Inlining(Json.Obj root) {
      this.root = root;
    }

    Json.Obj inlined() {
      return inlined(root);
    }

    private Json.Obj inlined(Json.Obj schema) {
      String reference = schema.string("$ref");
      var fields = new LinkedHashMap<String, Json>();
      endless |= reference != null && inside.contains(reference);
      if (endless) {
        return schema;
      }
      if (reference != null) {
        inside.push(reference);
        fields.putAll(inlined(target(reference)).fields());
        inside.pop();
      }
      for (Map.Entry<String, Json> field : schema.fields().entrySet()) {
        String name = field.getKey();
        boolean isReference = name.equals("$ref") && reference != null;
        if (!isReference && !(DEFINITIONS.contains(name) && field.getValue() instanceof Json.Obj)) {
          fields.put(name, inlined(field.getValue(), name));
        }
      }
      return new Json.Obj(fields);
    }

    /** A property can have the name of a keyword. */
    private Json inlined(Json value, String name) {
      if (name.equals("properties") && value instanceof Json.Obj properties) {
        var each = Json.object();
        properties.fields().forEach((key, one) -> each.put(key, inlined(one, "")));
        return each.build();
      }
      return switch (value) {
        case Json.Obj object -> inlined(object);
        case Json.Arr(List<Json> items) -> {
          var all = new ArrayList<Json>();
          items.forEach(item -> all.add(inlined(item, "")));
          yield Json.array(all);
        }
        default -> value;
      };
    }

    private Json.Obj target(String reference) {
      Json.Obj place = root;
      if (reference.startsWith("#/")) {
        for (String step : reference.substring(2).split("/", -1)) {
          place = place.object(step.replace("~1", "/").replace("~0", "~"));
        }
      } else if (!reference.equals("#")) {
        place = Json.Obj.EMPTY;
      }
      if (place.isEmpty()) {
        throw new LlmException.Setup("the schema refers to \"" + reference + "\", which it lacks");
      }
      return place;
    }
  }
}
