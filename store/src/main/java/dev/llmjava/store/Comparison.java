package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two conversations beside each other.
 *
 * @param common how many messages both begin with
 * @param settings what the turns there were asked with that is not the same
 */
public record Comparison(Side a, Side b, int common, List<Setting> settings) {
  /**
   * One of them.
   *
   * @param messages all that was said up to the point
   * @param turn the one there; empty when none is left
   */
  public record Side(Point point, List<Placed> messages, Optional<LogRow> turn) {
    public Side {
      messages = List.copyOf(messages);
    }
  }

  /**
   * A message at its place.
   *
   * @param hash null in a legacy conversation, whose messages have none
   */
  public record Placed(@Nullable String hash, Message message) {}

  /**
   * Something that differs; null where one side has it not.
   *
   * @param name {@code model}, {@code resolved model}, {@code schema}, {@code option NAME}, {@code
   *     tool NAME}
   */
  public record Setting(String name, @Nullable Json a, @Nullable Json b) {}

  public Comparison {
    settings = List.copyOf(settings);
  }

  static Comparison of(Side a, Side b) {
    return new Comparison(a, b, common(a.messages(), b.messages()), differing(a, b));
  }

  /** Whether the same was said, to the last detail, and asked for in the same way. */
  public boolean isEqual() {
    return settings.isEmpty() && a.messages().size() == common && b.messages().size() == common;
  }

  private static int common(List<Placed> a, List<Placed> b) {
    int most = Math.min(a.size(), b.size());
    int common = 0;
    while (common < most && same(a.get(common), b.get(common))) {
      common++;
    }
    return common;
  }

  private static boolean same(Placed a, Placed b) {
    boolean hashed = a.hash() != null && b.hash() != null;
    return hashed ? Objects.equals(a.hash(), b.hash()) : a.message().equals(b.message());
  }

  private static List<Setting> differing(Side a, Side b) {
    Map<String, Json> left = settings(a.turn());
    Map<String, Json> right = settings(b.turn());
    var names = new ArrayList<>(left.keySet());
    new TreeSet<>(right.keySet())
        .stream().filter(name -> !left.containsKey(name)).forEach(names::add);
    var differing = new ArrayList<Setting>();
    for (String name : names) {
      if (!Objects.equals(left.get(name), right.get(name))) {
        differing.add(new Setting(name, left.get(name), right.get(name)));
      }
    }
    return differing;
  }

  private static Map<String, Json> settings(Optional<LogRow> turn) {
    var settings = new LinkedHashMap<String, Json>();
    if (turn.isEmpty()) {
      return settings;
    }
    LogRow.Facts facts = turn.get().facts();
    put(settings, "model", facts.model());
    put(settings, "resolved model", facts.resolvedModel());
    if (facts.options() instanceof Json.Obj options) {
      options.fields().forEach((name, value) -> settings.put("option " + name, value));
    }
    if (facts.schema() != null) {
      settings.put("schema", facts.schema());
    }
    for (Logged.Tool tool : turn.get().extras().tools()) {
      settings.put("tool " + tool.name(), described(tool));
    }
    return settings;
  }

  private static void put(Map<String, Json> settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, Json.of(value));
    }
  }

  private static Json described(Logged.Tool tool) {
    var json =
        Json.object()
            .putIfPresent("description", tool.description())
            .put("input_schema", tool.inputSchema())
            .putIfPresent("plugin", tool.plugin());
    if (tool.instance() != null) {
      json.putIfPresent("settings", tool.instance().arguments());
    }
    return json.build();
  }
}
