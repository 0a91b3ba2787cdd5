package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item of {@code extra-openai-models.yaml}, with its values checked as they are read. */
final class ExtraModel {
  private final Json.Obj item;

  ExtraModel(Json.Obj item) {
    this.item = item;
  }

  String required(String name) {
    String text = text(name);
    if (text == null) {
      throw wrong("needs " + name);
    }
    return text;
  }

  /** A name can look like a number. */
  @Nullable String text(String name) {
    return switch (item.get(name)) {
      case Json.Str(String text) -> text.isBlank() ? null : text;
      case Json.Num number -> number.toString();
      case null -> null;
      case Json.Null nothing -> null;
      default -> throw wrong("has a " + name + " that is not a text");
    };
  }

  boolean isTrue(String name) {
    return is(name, true);
  }

  boolean isFalse(String name) {
    return is(name, false);
  }

  <T> void addIf(String name, Set<T> set, T element) {
    if (isTrue(name)) {
      set.add(element);
    }
  }

  /** How lists call its kind. */
  String kind() {
    return isTrue("completion")
        ? "OpenAI Completion"
        : isTrue("responses") ? "OpenAI Responses" : "OpenAI Chat";
  }

  List<String> aliases() {
    var aliases = new ArrayList<String>();
    for (Json alias : list("aliases")) {
      switch (alias) {
        case Json.Str(String text) -> aliases.add(text);
        case Json.Num number -> aliases.add(number.toString());
        default -> throw wrong("has an alias that is not a text");
      }
    }
    return aliases;
  }

  /** Errors name a header but never show its value, which may be a key. */
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    if (item.has("headers") && !(item.get("headers") instanceof Json.Obj)) {
      throw wrong("has headers that are not a map from names to values");
    }
    item.object("headers")
        .fields()
        .forEach((name, value) -> headers.put(name, header(name, value)));
    return headers;
  }

  private String header(String name, Json value) {
    String text =
        switch (value) {
          case Json.Str(String plain) -> plain;
          case Json.Num number -> number.toString();
          case Json.Bool flag -> flag.toString();
          default -> throw wrong("has a header " + name + " whose value is not a text");
        };
    String fault = HeaderRule.fault(name, text);
    if (fault != null) {
      throw wrong(fault);
    }
    return text;
  }

  private List<Json> list(String name) {
    if (item.has(name) && !(item.get(name) instanceof Json.Arr)) {
      throw wrong("has " + name + " that are not a list");
    }
    return item.items(name);
  }

  /** Whether a flag is set, and set so. */
  private boolean is(String name, boolean wanted) {
    return switch (item.get(name)) {
      case Json.Bool(boolean value) -> value == wanted;
      case null -> false;
      case Json.Null nothing -> false;
      case Json other -> throw wrong("needs true or false for " + name + ", not " + other);
    };
  }

  private LlmException wrong(String what) {
    String id = item.string("model_id");
    return new LlmException.Setup(
        "extra-openai-models.yaml: "
            + (id == null ? "a model" : "the model \"" + id + "\"")
            + " "
            + what);
  }
}
