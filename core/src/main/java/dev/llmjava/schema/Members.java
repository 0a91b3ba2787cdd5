package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An object of known names: the components of a record or the parameters of a method. */
final class Members implements Shape {
  private final Map<String, Member> byName = new LinkedHashMap<>();

  Members(List<Member> members, String where) {
    for (Member member : members) {
      if (byName.put(member.name(), member) != null) {
        throw new IllegalArgumentException(
            where + ": \"" + member.name() + "\" is the name of two; name one otherwise");
      }
    }
  }

  void settle() {
    byName.values().forEach(Member::settle);
  }

  @Override
  public List<Shape> parts() {
    return byName.values().stream().map(Member::shape).toList();
  }

  @Override
  public Json.Obj schema(Definitions definitions) {
    return schema(definitions, null);
  }

  /**
   * @param tag the value of the property that tells records apart; null for no such property
   */
  Json.Obj schema(Definitions definitions, @Nullable String tag) {
    var properties = Json.object();
    var required = new ArrayList<String>();
    if (tag != null) {
      properties.put(Names.TAG, Keywords.type("string").put("const", Json.of(tag)).build());
      required.add(Names.TAG);
    }
    for (Member member : byName.values()) {
      properties.put(member.name(), member.schema(definitions));
      if (member.required()) {
        required.add(member.name());
      }
    }
    return Keywords.type("object")
        .put("properties", properties.build())
        .strings("required", required)
        .build();
  }

  /** The values in the order of the members; null after a problem. */
  @Override
  public @Nullable Object @Nullable [] read(Json value, Reading at) {
    Json.Obj object = at.container(value, Json.Obj.class);
    if (object == null) {
      at.expected("an object", value);
      return null;
    }
    return read(object, at, null);
  }

  /**
   * @param tag a value of {@link Names#TAG} that is expected beside the members; null for none
   */
  @Nullable Object @Nullable [] read(Json.Obj object, Reading at, @Nullable String tag) {
    int before = at.found();
    var values = new @Nullable Object[byName.size()];
    int index = 0;
    for (Member member : byName.values()) {
      values[index++] = member.read(object.get(member.name()), at);
    }
    for (var field : object.fields().entrySet()) {
      if (!byName.containsKey(field.getKey()) && !isTag(field, tag)) {
        at.problemAt(field.getKey(), unknown(field.getKey()));
      }
    }
    return at.found() > before ? null : values;
  }

  private static boolean isTag(Map.Entry<String, Json> field, @Nullable String tag) {
    return tag != null
        && field.getKey().equals(Names.TAG)
        && field.getValue() instanceof Json.Str(String given)
        && given.equals(tag);
  }

  private String unknown(String name) {
    if (byName.isEmpty()) {
      return "unknown name, none is expected";
    }
    var nearest = new StringJoiner("\", \"", "unknown name, did you mean \"", "\"?");
    Nearest.to(name, byName.keySet()).forEach(nearest::add);
    return nearest.toString();
  }
}
