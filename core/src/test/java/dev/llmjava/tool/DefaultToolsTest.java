package dev.llmjava.tool;

import static dev.llmjava.tool.Calls.named;
import static dev.llmjava.tool.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultToolsTest {
  private final DefaultTools plugin = new DefaultTools();

  @Test
  void haveTheHashesThatLlmKnowsThemBy() throws Exception {
    assertThat(hash(named(plugin.tools(), "llm_time")))
        .isEqualTo("8bf12b4eb36bd0935394af800047243eb3475b6822158f3b11f9fedbd92c12af");
    assertThat(hash(named(plugin.tools(), "llm_version")))
        .isEqualTo("0b74aaa30fdc791cd960bf5adbdd3dffe7f160a781b7546cdbe7fdebd1e78351");
  }

  @Test
  void tellTheVersion() throws Exception {
    assertThat(run(named(plugin.tools(), "llm_version"), "{}")).asString().matches("\\d+\\.\\d+.*");
  }

  @Test
  void tellTheTimeHereAndInUtc() {
    assertThat(time("2026-07-01T10:00:00.123456789Z", "Europe/Paris"))
        .isEqualTo(
            Json.parse(
                "{\"utc_time\":\"2026-07-01 10:00:00 UTC\","
                    + "\"utc_time_iso\":\"2026-07-01T10:00:00.123456+00:00\","
                    + "\"local_timezone\":\"CEST\",\"local_time\":\"2026-07-01 12:00:00\","
                    + "\"timezone_offset\":\"UTC+02:00\",\"is_dst\":true}"));
    assertThat(time("2026-01-01T10:00:00Z", "America/St_Johns").fields())
        .containsAllEntriesOf(
            Map.of(
                "utc_time_iso", Json.of("2026-01-01T10:00:00+00:00"),
                "timezone_offset", Json.of("UTC-03:30"),
                "local_time", Json.of("2026-01-01 06:30:00"),
                "is_dst", Json.of(false)));
  }

  @Test
  void tellTheTimeNow() throws Exception {
    assertThat(run(named(plugin.tools(), "llm_time"), "{}"))
        .isInstanceOfSatisfying(
            Json.Obj.class,
            time ->
                assertThat(time.fields().keySet())
                    .containsExactly(
                        "utc_time",
                        "utc_time_iso",
                        "local_timezone",
                        "local_time",
                        "timezone_offset",
                        "is_dst"));
  }

  private static Json.Obj time(String instant, String zone) {
    return new DefaultTools(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC))
        .time(ZoneId.of(zone));
  }

  private String hash(Tool tool) throws Exception {
    String text =
        Json.object()
            .put("name", tool.name())
            .put("description", tool.description())
            .put("input_schema", tool.inputSchema())
            .put("plugin", plugin.name())
            .build()
            .format(JsonStyle.PYTHON);
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
