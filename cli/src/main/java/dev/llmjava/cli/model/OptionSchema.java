package dev.llmjava.cli.model;

import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The options of a model as the properties of a JSON Schema, the way pydantic lays them out. */
final class OptionSchema {
  private static final Json NOTHING = Json.object().put("type", "null").build();

  private OptionSchema() {}

  static Json of(Options options) {
    var properties = Json.object();
    for (Option option : options.all()) {
      var property =
          Json.object()
              .put("anyOf", Json.array(List.of(type(option.kind()), NOTHING)))
              .put("default", Json.Null.NULL);
      if (!option.description().isEmpty()) {
        property.put("description", option.description());
      }
      properties.put(option.name(), property.put("title", title(option.name())).build());
    }
    return properties.build();
  }

  private static Json type(Option.Kind kind) {
    return switch (kind) {
      case Option.Kind.Real real ->
          bounded("number", real.least(), real.most(), OptionSchema::plain);
      case Option.Kind.Whole whole -> bounded("integer", whole.least(), whole.most(), Json::of);
      case Option.Kind.Text text -> Json.object().put("type", "string").build();
      case Option.Kind.Flag flag -> Json.object().put("type", "boolean").build();
      case Option.Kind.Choice choice ->
          Json.object()
              .put("enum", Json.array(choice.values().stream().map(Json::of).toList()))
              .put("type", "string")
              .build();
      case Option.Kind.LogitBias bias -> Json.object().put("type", "object").build();
    };
  }

  private static <N extends Number> Json bounded(
      String type, @Nullable N least, @Nullable N most, Function<N, Json> value) {
    var schema = Json.object();
    if (most != null) {
      schema.put("maximum", value.apply(most));
    }
    if (least != null) {
      schema.put("minimum", value.apply(least));
    }
    return schema.put("type", type).build();
  }

  /** Without a needless fraction. */
  private static Json plain(double bound) {
    return bound == Math.rint(bound) ? Json.of((long) bound) : Json.of(bound);
  }

  private static String title(String name) {
    var title = new StringBuilder();
    for (String word : name.split("_", -1)) {
      title
          .append(title.isEmpty() ? "" : " ")
          .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    return title.toString();
  }
}
