package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.Map;
import java.util.Set;

/** The user's facts about models, checked: a typo is not a fact. */
final class CatalogueFile {
  private static final Set<String> SIZES = Set.of("context_window", "max_output");
  private static final Set<String> PRICES =
      Set.of("input", "output", "cached_input", "cache_write");

  private final String file;
  private final String model;

  private CatalogueFile(String file, String model) {
    this.file = file;
    this.model = model;
  }

  /** The entries by model; none when the file is not there. */
  static Json.Obj read(UserDirectory directory, String name) {
    Json.Obj content = directory.readObject(name);
    String file = directory.file(name).toString();
    if (!content.isEmpty() && !(content.get("models") instanceof Json.Obj)) {
      throw new LlmException.Setup(file + " has no \"models\", an object with an entry per model");
    }
    Json.Obj models = content.object("models");
    models.fields().forEach((model, entry) -> new CatalogueFile(file, model).check(entry));
    return models;
  }

  private void check(Json entry) {
    for (Map.Entry<String, Json> field : fields(entry, "an entry").entrySet()) {
      String name = field.getKey();
      Json value = field.getValue();
      if (value instanceof Json.Null) {
        continue;
      }
      if (SIZES.contains(name)) {
        require(isWhole(value), name, "a whole number");
      } else if (name.equals("prices")) {
        checkPrices(value, "prices");
      } else if (name.equals("capabilities")) {
        require(isTexts(value), name, "a list of texts");
      } else if (name.equals("knowledge")) {
        require(value instanceof Json.Str, name, "a text");
      } else {
        throw wrong("has \"" + name + "\", which is no fact that it can have");
      }
    }
  }

  private void checkPrices(Json prices, String path) {
    for (Map.Entry<String, Json> field : fields(prices, path).entrySet()) {
      String name = path + "." + field.getKey();
      Json value = field.getValue();
      if (value instanceof Json.Null) {
        continue;
      }
      if (PRICES.contains(field.getKey())) {
        require(isPrice(value), name, "a number of dollars");
      } else if (name.equals("prices.above")) {
        checkPrices(value, name);
      } else if (name.equals("prices.above.tokens")) {
        require(isWhole(value), name, "a whole number");
      } else {
        throw wrong("has \"" + name + "\", which is no price that it can have");
      }
    }
  }

  private Map<String, Json> fields(Json value, String what) {
    if (value instanceof Json.Obj object) {
      return object.fields();
    }
    throw wrong("has " + what + " that is not an object");
  }

  private static boolean isWhole(Json value) {
    return value instanceof Json.Num(Number number) && number instanceof Long whole && whole >= 0;
  }

  private static boolean isPrice(Json value) {
    return value instanceof Json.Num(Number number) && number.doubleValue() >= 0;
  }

  private static boolean isTexts(Json value) {
    return value instanceof Json.Arr(var items)
        && items.stream().allMatch(item -> item instanceof Json.Str);
  }

  private void require(boolean right, String name, String what) {
    if (!right) {
      throw wrong("has a \"" + name + "\" that is not " + what);
    }
  }

  private LlmException wrong(String what) {
    return new LlmException.Setup(file + ": the model \"" + model + "\" " + what);
  }
}
