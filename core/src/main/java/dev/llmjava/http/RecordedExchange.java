package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request and its answer, one line of a recording.
 *
 * @param line its number in the file; 0 for one that was not read
 * @param run what tells one recorder from another
 * @param headers of the answer, by names in lower case
 */
record RecordedExchange(
    int line,
    String run,
    RecordedRequest request,
    int status,
    Map<String, String> headers,
    List<Piece> pieces) {
  private static final long VERSION = 1;

  RecordedExchange {
    headers = Map.copyOf(headers);
    pieces = List.copyOf(pieces);
  }

  Json.Obj toJson() {
    var json =
        Json.object()
            .put("v", Json.of(VERSION))
            .put("run", run)
            .put("key", request.key())
            .put("method", request.method())
            .put("address", request.address());
    if (request.body() != null) {
      json.put("request", request.body());
    }
    var named = Json.object();
    headers.forEach(named::put);
    return json.put("status", Json.of(status))
        .put("headers", named.build())
        .put("pieces", Json.array(pieces.stream().map(Piece::toJson).toList()))
        .build();
  }

  /**
   * Reads a line. The key is worked out and not read, so that a line can be written by hand.
   *
   * @throws IllegalArgumentException with what is missing or wrong
   */
  static RecordedExchange of(int line, Json.Obj json) {
    Long version = json.integer("v");
    if (version == null || version != VERSION) {
      throw new IllegalArgumentException(
          version == null ? "\"v\" is missing" : "it is of version " + version + ", not 1");
    }
    Long status = json.integer("status");
    if (status == null) {
      throw new IllegalArgumentException("\"status\" is missing");
    }
    var headers = new LinkedHashMap<String, String>();
    json.object("headers")
        .fields()
        .forEach((name, value) -> headers.put(name, value instanceof Json.Str(String s) ? s : ""));
    var pieces = new ArrayList<Piece>();
    json.items("pieces").forEach(piece -> pieces.add(Piece.of(piece)));
    var request =
        new RecordedRequest(text(json, "method"), text(json, "address"), json.get("request"));
    String run = json.string("run");
    return new RecordedExchange(
        line, run == null ? "" : run, request, status.intValue(), headers, pieces);
  }

  private static String text(Json.Obj json, String name) {
    String text = json.string(name);
    if (text == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return text;
  }
}
