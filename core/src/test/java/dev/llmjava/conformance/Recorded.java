package dev.llmjava.conformance;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One recorded exchange with a provider; see the README beside the recordings.
 *
 * @param meta what was sent where, and how the answer is framed
 * @param expected what a client should have read out of the answer
 */
public record Recorded(
    String protocol, String name, Path folder, Json.Obj meta, Json.Obj expected) {
  static Recorded read(Path folder) {
    return new Recorded(
        folder.getParent().getFileName().toString(),
        folder.getFileName().toString(),
        folder,
        json(folder.resolve("meta.json")),
        json(folder.resolve("expected.json")));
  }

  public int status() {
    return Math.toIntExact(number(meta, "status", 200));
  }

  public boolean stream() {
    return meta.isTrue("stream");
  }

  public boolean isEventStream() {
    return "sse".equals(meta.string("framing"));
  }

  /** Whether the answer comes frame by frame. */
  public boolean isStream() {
    return isEventStream() || "ndjson".equals(meta.string("framing"));
  }

  /** Whether the answer is one document; a stream can also be one array. */
  public boolean isDocument() {
    return "json".equals(meta.string("framing"));
  }

  public boolean isEmbedding() {
    return meta.items("features").contains(Json.of("embeddings"))
        || String.valueOf(meta.string("path")).toLowerCase(Locale.ROOT).contains("embed");
  }

  public String model() {
    String model = meta.string("model");
    return model == null ? "m" : model;
  }

  /** The sequence it is a step of; null when it stands alone. */
  public @Nullable String sequence() {
    return meta.string("sequence");
  }

  public long step() {
    return number(meta, "step", 1);
  }

  public String contentType() {
    String recorded = meta.string("content_type");
    return recorded != null ? recorded : isEventStream() ? "text/event-stream" : "application/json";
  }

  public byte[] body() {
    for (String file : new String[] {"response.sse", "response.ndjson", "response.json"}) {
      if (Files.exists(folder.resolve(file))) {
        return bytes(folder.resolve(file));
      }
    }
    throw new IllegalStateException("no response in " + folder);
  }

  public Optional<Json.Obj> request() {
    Path file = folder.resolve("request.json");
    return Files.exists(file) ? Optional.of(json(file)) : Optional.empty();
  }

  private static long number(Json.Obj json, String name, long otherwise) {
    Long value = json.integer(name);
    return value == null ? otherwise : value;
  }

  private static Json.Obj json(Path file) {
    return Json.parseObject(new String(bytes(file), StandardCharsets.UTF_8));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return protocol + "/" + name;
  }
}
