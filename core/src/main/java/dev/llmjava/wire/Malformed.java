package dev.llmjava.wire;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to say of an answer that is not of its wire format: it broke off there. */
public final class Malformed {
  private static final int SHOWN = 80;

  private Malformed() {}

  /**
   * The object that a frame holds.
   *
   * @param format the wire format's name, for example {@code Messages}
   * @throws LlmException.BrokenOff when it holds no object
   */
  public static Json.Obj object(String provider, String format, String data) {
    try {
      if (Json.parse(data) instanceof Json.Obj object) {
        return object;
      }
    } catch (JsonException e) {
      throw answer(provider, format, data, e);
    }
    throw answer(provider, format, data, null);
  }

  /**
   * The objects of a frame that holds one, or a list of them.
   *
   * @param format the wire format's name
   * @throws LlmException.BrokenOff when it holds anything else
   */
  public static List<Json.Obj> objects(String provider, String format, String data) {
    Json json;
    try {
      json = Json.parse(data);
    } catch (JsonException e) {
      throw answer(provider, format, data, e);
    }
    var objects = new ArrayList<Json.Obj>();
    for (Json item : json instanceof Json.Arr(List<Json> items) ? items : List.of(json)) {
      if (!(item instanceof Json.Obj object)) {
        throw answer(provider, format, data, null);
      }
      objects.add(object);
    }
    return objects;
  }

  public static LlmException.BrokenOff answer(
      String provider, String format, String data, @Nullable JsonException cause) {
    String shown = data.strip().replaceAll("\\s+", " ");
    return new LlmException.BrokenOff(
        "the answer of "
            + provider
            + " broke off: it sent something that is not of the "
            + format
            + " format: "
            + (shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "..."),
        cause);
  }
}
