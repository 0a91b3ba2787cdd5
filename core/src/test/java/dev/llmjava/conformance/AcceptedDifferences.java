package dev.llmjava.conformance;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What {@code accepted-differences.json} lists, each with its reason: where our requests differ
 * from recorded ones on purpose, and where we hold what the recordings expect to be wrong.
 *
 * <p>A rule about requests covers a kind of them: those of a {@code protocol} whose text has all of
 * {@code when}, at the paths, as {@link SemanticForm} writes them, that match {@code path}. A
 * correction replaces one {@code field} of what an {@code exchange} expects by {@code value}.
 */
final class AcceptedDifferences {
  private static final Json.Obj ALL = read();
  private static final List<Rule> RULES =
      ALL.items("requests").stream().map(rule -> Rule.of((Json.Obj) rule)).toList();

  private AcceptedDifferences() {}

  static boolean accepts(String protocol, Json.Obj recorded, String path) {
    return RULES.stream().anyMatch(rule -> rule.covers(protocol, recorded, path));
  }

  /** What an exchange is expected to give, as far as we believe it. */
  static Json.Obj corrected(Recorded exchange) {
    var expected = Json.object().putAll(exchange.expected());
    for (Json item : ALL.items("expected")) {
      Json.Obj correction = (Json.Obj) item;
      if (exchange.toString().equals(correction.string("exchange"))) {
        expected.put(
            Objects.requireNonNull(correction.string("field")),
            Objects.requireNonNullElse(correction.get("value"), Json.Null.NULL));
      }
    }
    return expected.build();
  }

  private record Rule(String protocol, Pattern path, List<String> when) {
    static Rule of(Json.Obj json) {
      Objects.requireNonNull(json.string("reason"), "a difference needs a reason");
      return new Rule(
          Objects.requireNonNull(json.string("protocol")),
          Pattern.compile(Objects.requireNonNull(json.string("path"))),
          json.items("when").stream().map(text -> ((Json.Str) text).value()).toList());
    }

    boolean covers(String of, Json.Obj recorded, String at) {
      if (!of.equals(protocol) || !path.matcher(at).matches()) {
        return false;
      }
      String text = when.isEmpty() ? "" : recorded.toString();
      return when.stream().allMatch(text::contains);
    }
  }

  private static Json.Obj read() {
    try (InputStream in =
        AcceptedDifferences.class.getResourceAsStream("/accepted-differences.json")) {
      byte[] json = Objects.requireNonNull(in).readAllBytes();
      return Json.parseObject(new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
