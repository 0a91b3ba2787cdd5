package dev.llmjava.cli.usage;

import dev.llmjava.Llm;
import dev.llmjava.Prices;
import dev.llmjava.json.Json;
import dev.llmjava.store.LogUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Adds up the turns of a log in groups. */
public final class UsageReport {
  /** What a group is. */
  public enum By {
    MODEL,
    DAY,
    CONVERSATION;

    String key(LogUsage.Turn turn) {
      return switch (this) {
        case MODEL -> turn.model();
        case DAY -> turn.day();
        case CONVERSATION -> turn.conversation() == null ? "" : turn.conversation();
      };
    }

    String label(LogUsage.Turn turn) {
      String key = key(turn);
      String name = this == CONVERSATION ? turn.name() : "";
      return name.isEmpty() ? key : key + " " + name.replace('\n', ' ');
    }

    /** Days as they went by; of all others the dearest first. */
    Comparator<UsageRow> order() {
      Comparator<UsageRow> dearest =
          Comparator.comparing((UsageRow row) -> row.cost() == null ? BigDecimal.ZERO : row.cost())
              .thenComparingLong(UsageRow::tokens)
              .reversed();
      return this == DAY
          ? Comparator.comparing(UsageRow::label)
          : dearest.thenComparing(UsageRow::label);
    }
  }

  private final By by;
  private final Llm llm;
  private final Map<String, UsageRow> groups = new LinkedHashMap<>();
  private final UsageRow total = new UsageRow("total");
  private final Map<String, Prices> prices = new HashMap<>();
  private final TreeSet<String> unpriced = new TreeSet<>();

  UsageReport(By by, Llm llm) {
    this.by = by;
    this.llm = llm;
  }

  void add(LogUsage.Turn turn) {
    var cost =
        prices
            .computeIfAbsent(turn.model(), model -> llm.catalogue().find(model).prices())
            .cost(turn.usage());
    if (cost.isEmpty()) {
      unpriced.add(turn.model());
    }
    groups
        .computeIfAbsent(by.key(turn), key -> new UsageRow(by.label(turn)))
        .add(turn.usage(), cost);
    total.add(turn.usage(), cost);
  }

  List<UsageRow> rows() {
    var rows = new ArrayList<>(groups.values());
    rows.sort(by.order());
    return rows;
  }

  UsageRow total() {
    return total;
  }

  /** Models with turns whose price is not known. */
  List<String> unpriced() {
    return List.copyOf(unpriced);
  }

  Json toJson() {
    String name = by.name().toLowerCase(Locale.ROOT);
    return Json.object()
        .put("by", name)
        .put("rows", Json.array(rows().stream().map(row -> json(name, row)).toList()))
        .put("total", json(name, total).without(name))
        .build();
  }

  /** No cost is one that is not known, and not nothing. */
  private static Json.Obj json(String name, UsageRow row) {
    var json =
        Json.object()
            .put(name, row.label())
            .put("turns", row.turns())
            .putIfPresent("input", row.input())
            .putIfPresent("output", row.output())
            .putIfPresent("cached", row.cached());
    BigDecimal cost = row.cost();
    if (cost != null) {
      json.put("cost", new Json.Num(cost));
    }
    return json.put("unpriced_turns", row.unpriced()).build();
  }
}
