package dev.llmjava.cli.diff;

import dev.llmjava.cli.diff.Alignment.Numbered;
import dev.llmjava.cli.diff.Alignment.Pair;
import dev.llmjava.cli.tree.TreeJson;
import dev.llmjava.json.Json;
import dev.llmjava.store.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The difference of two conversations as JSON. */
final class DiffJson {
  private DiffJson() {}

  static Json.Obj of(Comparison comparison, List<Pair> pairs) {
    int common = comparison.common();
    String last = common == 0 ? null : comparison.a().messages().get(common - 1).hash();
    return TreeJson.text(
            Json.object()
                .put("equal", comparison.isEqual())
                .put("a", side(comparison.a()))
                .put("b", side(comparison.b()))
                .put("common", common),
            "last_common",
            last)
        .put("settings", Json.array(settings(comparison)))
        .put("messages", Json.array(pairs.stream().map(DiffJson::pair).toList()))
        .build();
  }

  private static Json side(Comparison.Side side) {
    var json = Json.object().put("kind", side.point().kind().word()).put("id", side.point().id());
    return TreeJson.text(json, "conversation_id", side.point().thread())
        .put("messages", side.messages().size())
        .build();
  }

  private static List<Json> settings(Comparison comparison) {
    var settings = new ArrayList<Json>();
    for (Comparison.Setting setting : comparison.settings()) {
      settings.add(
          Json.object()
              .put("name", setting.name())
              .put("a", orNull(setting.a()))
              .put("b", orNull(setting.b()))
              .build());
    }
    return settings;
  }

  private static Json pair(Pair pair) {
    return Json.object()
        .put("change", pair.change().name().toLowerCase(Locale.ROOT))
        .put("a", message(pair.a()))
        .put("b", message(pair.b()))
        .build();
  }

  private static Json message(@Nullable Numbered message) {
    if (message == null) {
      return Json.Null.NULL;
    }
    return TreeJson.text(
            Json.object().put("number", message.number()), "hash", message.placed().hash())
        .put("message", message.message().toJson())
        .build();
  }

  private static Json orNull(@Nullable Json value) {
    return value == null ? Json.Null.NULL : value;
  }
}
