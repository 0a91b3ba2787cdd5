package dev.llmjava.tool;

import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The tools that are always there: the version and the time. Names, descriptions and schemas are
 * LLM's, and so are the hashes that logs know them by.
 */
public final class DefaultTools implements ToolPlugin {
  private static final Json.Obj NO_PARAMETERS =
      Json.object().put("properties", Json.Obj.EMPTY).put("type", "object").build();
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  private final Clock clock;

  /** With the time of this machine, in its time zone. */
  public DefaultTools() {
    this(Clock.systemUTC());
  }

  /** The zone of the clock does not matter: it is the machine's that counts. */
  DefaultTools(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "llm.default_plugins.default_tools";
  }

  @Override
  public List<Tool> tools() {
    return List.of(
        new Tool(
                "llm_version",
                "Return the installed version of llm",
                NO_PARAMETERS,
                arguments -> version())
            .answering(type("string")),
        new Tool(
                "llm_time",
                "Returns the current time, as local time and UTC",
                NO_PARAMETERS,
                arguments -> time(ZoneId.systemDefault()))
            .answering(type("object")));
  }

  private static Json.Obj type(String name) {
    return Json.object().put("type", name).build();
  }

  private static String version() {
    try (InputStream in = DefaultTools.class.getResourceAsStream("version.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Json.Obj time(ZoneId zone) {
    ZonedDateTime utc = clock.instant().atZone(ZoneOffset.UTC);
    ZonedDateTime local = utc.withZoneSameInstant(zone);
    return Json.object()
        .put("utc_time", SECONDS.format(utc) + " UTC")
        .put("utc_time_iso", iso(utc))
        .put("local_timezone", ZONE.format(local))
        .put("local_time", SECONDS.format(local))
        .put("timezone_offset", "UTC" + OFFSET.format(local))
        .put("is_dst", zone.getRules().isDaylightSavings(utc.toInstant()))
        .build();
  }

  /** As Python writes it: six digits of the second, or none. */
  private static String iso(ZonedDateTime utc) {
    int micros = utc.getNano() / 1_000;
    String fraction = micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros);
    return SECONDS.format(utc).replace(' ', 'T') + fraction + "+00:00";
  }
}
