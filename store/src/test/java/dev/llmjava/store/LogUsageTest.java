package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogUsageTest extends WithLog {
  @Test
  void turnsOfBothGenerationsAreCountedOnce() {
    turn("t1", "2026-01-01T10:00:00.123456+00:00", "new");
    turn("t2", "2026-01-02T10:00:00+00:00", "other");
    Rows.change(
        file,
        "insert into threads (id, name) values ('c', 'a talk');"
            + "insert into conversations values ('old', 'an old talk', 'm');"
            + "insert into responses (id, conversation_id, model, datetime_utc, input_tokens)"
            + " values ('r1', 'old', 'm', '2026-01-01 09:00:00', 7),"
            + " ('t1', 'old', 'm', '2026-01-01 09:00:00', 7)");

    assertThat(of(null, null))
        .containsExactlyInAnyOrder(
            "c|a talk|new|2026-01-01|1|2",
            "c|a talk|other|2026-01-02|1|2",
            "old|an old talk|m|2026-01-01|7|null");
    assertThat(of("2026-01-01T09:30:00", null)).hasSize(2);
    assertThat(of("2026-01-01T09:00:00", null)).hasSize(3);
    assertThat(of("2026-01-02", null)).hasSize(1);
    assertThat(of(null, "m")).containsExactly("old|an old talk|m|2026-01-01|7|null");
    assertThat(of(null, "resolved")).hasSize(2);
  }

  @Test
  void countersAreReadAsTheirProvidersMeanThem() {
    assertThat(usage("m", "{}")).isEqualTo("10 5 null null null");
    assertThat(
            usage(
                "m",
                "{\"prompt_tokens_details\": {\"cached_tokens\": 4, \"cache_write_tokens\": 2},"
                    + " \"completion_tokens_details\": {\"reasoning_tokens\": 3}}"))
        .isEqualTo("10 5 4 2 3");
    assertThat(usage("m", "{\"input_tokens_details\": {\"cached_tokens\": 4}}"))
        .isEqualTo("10 5 4 null null");
    assertThat(
            usage(
                "anthropic/claude",
                "{\"cache_read_input_tokens\": 100, \"cache_creation_input_tokens\": 20,"
                    + " \"output_tokens_details\": {\"thinking_tokens\": 2}}"))
        .isEqualTo("130 5 100 20 2");
    assertThat(usage("gemini/g", "{\"cachedContentTokenCount\": 4, \"thoughtsTokenCount\": 2}"))
        .isEqualTo("10 5 4 null 2");
    assertThat(usage("m", "{\"prompt_cache_hit_tokens\": 4}")).isEqualTo("10 5 4 null null");
    assertThat(usage("xai/grok", "{\"completion_tokens_details\": {\"reasoning_tokens\": 3}}"))
        .isEqualTo("10 8 null null 3");
    assertThat(usage("m", "{\"completion_tokens_details\": {\"reasoning_tokens\": 30}}"))
        .isEqualTo("10 35 null null 30");
  }

  private static String usage(String model, String details) {
    Usage usage = LogUsage.usage(model, 10L, 5L, Json.parseObject(details));
    return usage.input()
        + " "
        + usage.output()
        + " "
        + usage.cacheRead()
        + " "
        + usage.cacheWrite()
        + " "
        + usage.reasoning();
  }

  private void turn(String id, String time, String model) {
    Rows.change(
        file,
        "insert into turns (id, thread_id, datetime_utc, model, resolved_model, input_tokens,"
            + " output_tokens) values ('%s', 'c', '%s', '%s', 'resolved', 1, 2)"
                .formatted(id, time, model));
  }

  private List<String> of(@Nullable String since, @Nullable String model) {
    var turns = new ArrayList<String>();
    log.usage()
        .each(
            since,
            model,
            turn ->
                turns.add(
                    String.join(
                        "|",
                        turn.conversation(),
                        turn.name(),
                        turn.model(),
                        turn.day(),
                        turn.usage().input() + "",
                        turn.usage().output() + "")));
    return turns;
  }
}
