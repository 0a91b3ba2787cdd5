package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check of what a template says. All faults are told at once, in LLM's words and order. */
final class TemplateFields {
  private enum Kind {
    TEXT,
    TEXTS,
    TYPED_ATTACHMENTS,
    MAP,
    FLAG
  }

  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("prompt", Kind.TEXT);
    KINDS.put("system", Kind.TEXT);
    KINDS.put("attachments", Kind.TEXTS);
    KINDS.put("attachment_types", Kind.TYPED_ATTACHMENTS);
    KINDS.put("model", Kind.TEXT);
    KINDS.put("defaults", Kind.MAP);
    KINDS.put("options", Kind.MAP);
    KINDS.put("extract", Kind.FLAG);
    KINDS.put("extract_last", Kind.FLAG);
    KINDS.put("schema_object", Kind.MAP);
    KINDS.put("fragments", Kind.TEXTS);
    KINDS.put("system_fragments", Kind.TEXTS);
    KINDS.put("tools", Kind.TEXTS);
    KINDS.put("functions", Kind.TEXT);
  }

  /** It is what the template was found by, whatever it says itself. */
  private static final String NAME = "name";

  private static final Set<String> YES = Set.of("1", "true", "t", "yes", "y", "on");
  private static final Set<String> NO = Set.of("0", "false", "f", "no", "n", "off");

  private final List<String> faults = new ArrayList<>();

  private TemplateFields() {}

  static Json.Obj checked(Json.Obj given) {
    return new TemplateFields().check(given);
  }

  private Json.Obj check(Json.Obj given) {
    var checked = Json.object();
    KINDS.forEach(
        (field, kind) -> {
          Json value = given.get(field);
          if (value != null && !(value instanceof Json.Null)) {
            checked.put(field, check(field, kind, value));
          }
        });
    for (String field : given.fields().keySet()) {
      if (!KINDS.containsKey(field) && !field.equals(NAME)) {
        fault(field, "Extra inputs are not permitted");
      }
    }
    if (!faults.isEmpty()) {
      throw new LlmException.InvalidTemplate(
          "A validation error occurred:\n" + String.join("\n", faults));
    }
    return checked.build();
  }

  private Json check(String field, Kind kind, Json value) {
    switch (kind) {
      case TEXT -> text(field, value);
      case TEXTS -> list(field, value, this::text);
      case TYPED_ATTACHMENTS -> list(field, value, this::typedAttachment);
      case MAP -> map(field, value);
      case FLAG -> {
        return flag(field, value);
      }
    }
    return value;
  }

  private void text(String place, @Nullable Json value) {
    if (!(value instanceof Json.Str)) {
      fault(place, value == null ? "Field required" : "Input should be a valid string");
    }
  }

  private interface ItemCheck {
    void check(String place, Json item);
  }

  private void list(String field, Json value, ItemCheck each) {
    if (!(value instanceof Json.Arr(List<Json> items))) {
      fault(field, "Input should be a valid list");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      each.check(field + ", " + i, items.get(i));
    }
  }

  private void typedAttachment(String place, Json item) {
    if (!(item instanceof Json.Obj one)) {
      fault(place, "Input should be a valid dictionary or instance of AttachmentType");
      return;
    }
    text(place + ", type", one.get("type"));
    text(place + ", value", one.get("value"));
  }

  private void map(String field, Json value) {
    if (!(value instanceof Json.Obj)) {
      fault(field, "Input should be a valid dictionary");
    }
  }

  private Json flag(String field, Json value) {
    if (value instanceof Json.Bool) {
      return value;
    }
    String word = value instanceof Json.Str(String text) ? text : value.toString();
    if (value instanceof Json.Arr || value instanceof Json.Obj) {
      fault(field, "Input should be a valid boolean");
    } else if (!YES.contains(word.toLowerCase(Locale.ROOT))
        && !NO.contains(word.toLowerCase(Locale.ROOT))) {
      fault(field, "Input should be a valid boolean, unable to interpret input");
    }
    return Json.of(YES.contains(word.toLowerCase(Locale.ROOT)));
  }

  private void fault(String place, String what) {
    faults.add(place + "\n  " + what);
  }
}
