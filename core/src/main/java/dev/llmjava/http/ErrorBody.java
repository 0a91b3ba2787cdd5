package dev.llmjava.http;

import dev.llmjava.LlmException;
import dev.llmjava.RefusalKind;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says when it refuses. There is no common form, so this looks where the known ones
 * put their words: {@code error.message}, {@code error} as a string, {@code message}, {@code
 * detail}, the same inside a list, or plain text. Some repeat the key that they refuse; that is
 * left out.
 */
public final class ErrorBody {
  private static final int MOST = 1 << 20;
  private static final int SHOWN = 500;

  /** Of a message: some providers repeat the prompt in it. */
  private static final int LONGEST = 4_000;

  /** Enough of a page to find words in; what strips the markup takes the square of it. */
  private static final int SEARCHED = 1 << 13;

  private ErrorBody() {}

  static LlmException.Refused read(String provider, HttpCall call, HttpReply reply, byte[] buffer)
      throws IOException {
    int status = reply.status();
    Duration wait = retryAfter(reply);
    Secrets secrets = Secrets.of(call, null);
    if (status / 100 == 3) {
      return new LlmException.Refused(
          provider,
          status,
          "it redirects "
              + HttpCall.shown(call.address())
              + " to "
              + secrets.scrub(target(reply))
              + ", which is not followed; set the base URL to where the API is",
          null,
          wait);
    }
    String text = secrets.scrub(text(reply, buffer));
    return refused(provider, status, text, wait);
  }

  private static String target(HttpReply reply) {
    String location = reply.header("location").orElse("nowhere");
    int query = location.indexOf('?');
    return query < 0 ? location : location.substring(0, query);
  }

  /** An error that came as a JSON object, in an answer of status 200 or as the body of another. */
  public static LlmException.Refused of(String provider, int status, Json.Obj body) {
    return refused(provider, status, body, null);
  }

  /** An error without the secrets of the request that it answers. */
  static LlmException.Refused scrubbed(LlmException.Refused error, String provider, HttpCall call) {
    String said = error.providerMessage();
    String clean = Secrets.of(call, null).scrub(said);
    return clean.equals(said)
        ? error
        : new LlmException.Refused(
            provider,
            error.status(),
            clean,
            error.type().orElse(null),
            error.retryAfter().orElse(null),
            error.kind());
  }

  private static LlmException.Refused refused(
      String provider, int status, Json.Obj body, @Nullable Duration wait) {
    String message = message(body);
    RefusalKind kind = RefusalKind.of(status, codes(body), message + " " + behind(body));
    return new LlmException.Refused(provider, status, message, type(body), wait, kind);
  }

  private static LlmException.Refused refused(
      String provider, int status, String text, @Nullable Duration wait) {
    try {
      Json json = Json.parse(text);
      if (json instanceof Json.Arr(List<Json> items) && !items.isEmpty()) {
        json = items.getFirst();
      }
      if (json instanceof Json.Obj body) {
        return refused(provider, status, body, wait);
      }
    } catch (JsonException e) {
      // not JSON: the text itself is what there is to show
    }
    return new LlmException.Refused(provider, status, plain(text), null, wait);
  }

  private static String message(Json.Obj body) {
    Json.Obj error = body.object("error");
    return Optional.ofNullable(error.string("message"))
        .or(() -> Optional.ofNullable(body.string("error")))
        .or(() -> Optional.ofNullable(body.string("message")))
        .or(() -> Optional.ofNullable(body.string("detail")))
        .or(() -> Optional.ofNullable(error.string("detail")))
        .filter(text -> !text.isBlank())
        .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...")
        .orElseGet(() -> shorten(body.toString()));
  }

  /** The class of error: {@code type} where there is one, else Google's status or a code. */
  private static @Nullable String type(Json.Obj body) {
    Json.Obj error = error(body);
    for (String key : List.of("type", "status", "code")) {
      switch (error.get(key)) {
        case Json.Str(String text) when !text.isEmpty() -> {
          return text;
        }
        case Json.Num number -> {
          return number.toString();
        }
        case null, default -> {}
      }
    }
    return null;
  }

  /** Everything that it calls the error: OpenAI has a type and a code, Azure a code inside. */
  private static List<String> codes(Json.Obj body) {
    Json.Obj error = error(body);
    var codes = new ArrayList<String>();
    for (Json.Obj place : List.of(error, error.object("innererror"), body)) {
      for (String key : List.of("code", "type", "status")) {
        switch (place.get(key)) {
          case Json.Str(String text) -> codes.add(text);
          case Json.Num number -> codes.add(number.toString());
          case null, default -> {}
        }
      }
    }
    return codes;
  }

  /** What the provider behind a router said (OpenRouter, "Errors"). */
  private static String behind(Json.Obj body) {
    Json raw = error(body).object("metadata").get("raw");
    return raw == null ? "" : raw.toString();
  }

  private static Json.Obj error(Json.Obj body) {
    Json.Obj error = body.object("error");
    return error.isEmpty() ? body : error;
  }

  /** HTML and other text is cut down to something that fits in a line. */
  private static String plain(String text) {
    String begin = text.substring(0, Math.min(text.length(), SEARCHED));
    String words = begin.replaceAll("(?s)<(style|script).*?</\\1>|<[^>]*>", " ").strip();
    return words.isEmpty() ? "(no message)" : shorten(words);
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** A refusal is still a refusal when its text breaks off. */
  private static String text(HttpReply reply, byte[] buffer) {
    var body = new ByteArrayOutputStream();
    try {
      for (int n = reply.read(buffer); n >= 0 && body.size() < MOST; n = reply.read(buffer)) {
        body.write(buffer, 0, n);
      }
    } catch (IOException e) {
      if (body.size() == 0) {
        return "the message broke off";
      }
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  /** RFC 9110, section 10.2.3: seconds or a date; some vendors also send milliseconds. */
  private static @Nullable Duration retryAfter(HttpReply reply) {
    Double millis = number(reply.header("retry-after-ms").orElse(""));
    if (millis != null) {
      return Duration.ofMillis(millis.longValue());
    }
    String value = reply.header("retry-after").orElse("");
    Double seconds = number(value);
    return seconds == null ? untilDate(value) : Duration.ofMillis((long) (seconds * 1000));
  }

  private static @Nullable Double number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return value >= 0 ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Duration untilDate(String date) {
    try {
      Instant then =
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
