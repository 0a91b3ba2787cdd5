package dev.llmjava.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Builds values from the streaming parser, which stays hidden behind this class. */
final class JsonReader {
  /** A string may hold a whole base64 attachment; a number needs no more digits than this. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Json.DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(1_000_000)
                  .maxNumberLength(1_000)
                  .build())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  /** As many as most objects of a stream have; {@link Fields#MOST} is a multiple of it. */
  private static final int FIRST_FIELDS = 4;

  private JsonReader() {}

  static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return document(parser);
    } catch (JacksonException e) {
      throw problem(e);
    }
  }

  static Json read(byte[] utf8) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
      return document(parser);
    } catch (JacksonException e) {
      throw problem(e);
    }
  }

  /** Whatever else is wrong is found first, so what the second reading finds is a key. */
  static Json readDistinct(String text) {
    Json value = read(text);
    try (JsonParser parser = Distinct.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      requireDistinct(parser);
    }
    return value;
  }

  private static void requireDistinct(JsonParser parser) {
    try {
      while (parser.nextToken() != null) {
        // it looks at the names
      }
    } catch (StreamReadException e) {
      throw new JsonException(
          "the key \"" + parser.currentName() + "\" is there twice" + at(e.getLocation()));
    }
  }

  /** For those few who need it. */
  private static final class Distinct {
    static final JsonFactory FACTORY =
        JsonReader.FACTORY.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  private static Json document(JsonParser parser) {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new JsonException("expected JSON, got an empty text");
    }
    Json value = value(parser, first);
    if (parser.nextToken() != null) {
      throw new JsonException(
          "unexpected text after the JSON value" + at(parser.currentTokenLocation()));
    }
    return value;
  }

  private static Json value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getString());
      case VALUE_NUMBER_INT -> new Json.Num(parser.getNumberValue());
      case VALUE_NUMBER_FLOAT -> real(parser);
      case VALUE_TRUE -> Json.of(true);
      case VALUE_FALSE -> Json.of(false);
      case VALUE_NULL -> Json.Null.NULL;
      default -> throw new JsonException("unexpected " + token);
    };
  }

  private static Json.Num real(JsonParser parser) {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new JsonException("a number is too large" + at(parser.currentTokenLocation()));
    }
    return new Json.Num(value);
  }

  /** Of a name that comes twice the last value holds, in the place of the first. */
  private static Json object(JsonParser parser) {
    String name = parser.nextName();
    if (name == null) {
      return Json.Obj.EMPTY;
    }
    var names = new String[FIRST_FIELDS];
    var values = new Json[FIRST_FIELDS];
    int size = 0;
    for (; name != null; name = parser.nextName()) {
      int known = Fields.indexOf(names, size, name);
      if (known < 0 && size == Fields.MOST) {
        return longObject(parser, new Fields(names, values, size), name);
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      int index = known < 0 ? size++ : known;
      names[index] = name;
      values[index] = value(parser, parser.nextToken());
    }
    return new Json.Obj(new Fields(names, values, size));
  }

  private static Json longObject(JsonParser parser, Fields first, String next) {
    var fields = new LinkedHashMap<String, Json>(first);
    for (String name = next; name != null; name = parser.nextName()) {
      fields.put(name, value(parser, parser.nextToken()));
    }
    return new Json.Obj(fields);
  }

  private static Json array(JsonParser parser) {
    var items = new ArrayList<Json>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Json.Arr(items);
  }

  /** Where, and not what: the parser quotes the text, which may be somebody's key. */
  private static JsonException problem(JacksonException e) {
    TokenStreamLocation where = e instanceof StreamReadException read ? read.getLocation() : null;
    return new JsonException(
        e instanceof StreamConstraintsException
            ? "not JSON that can be read: it is nested too deep or has a number too long"
            : "not JSON" + (where == null ? "" : at(where)));
  }

  private static String at(TokenStreamLocation location) {
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
