package dev.llmjava.wire.anthropic;

import static dev.llmjava.wire.anthropic.Answers.NEW;
import static dev.llmjava.wire.anthropic.Answers.OLD;
import static dev.llmjava.wire.anthropic.Answers.PROVIDER;
import static dev.llmjava.wire.anthropic.Answers.START;
import static dev.llmjava.wire.anthropic.Answers.STOP;
import static dev.llmjava.wire.anthropic.Answers.begin;
import static dev.llmjava.wire.anthropic.Answers.delta;
import static dev.llmjava.wire.anthropic.Answers.document;
import static dev.llmjava.wire.anthropic.Answers.end;
import static dev.llmjava.wire.anthropic.Answers.kinds;
import static dev.llmjava.wire.anthropic.Answers.message;
import static dev.llmjava.wire.anthropic.Answers.parts;
import static dev.llmjava.wire.anthropic.Answers.reason;
import static dev.llmjava.wire.anthropic.Answers.stream;
import static dev.llmjava.wire.anthropic.Answers.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.StreamEvent;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeTest {
  @Test
  void aStreamIsCompleteAtItsStopOnly() {
    Reading broken = stream(START, words(0, "hi"), end(0), reason("end_turn"));
    Reading whole = stream(START, words(0, "hi"), end(0), reason("end_turn"), STOP);

    assertThat(broken.failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
    assertThat(broken.finished()).isEmpty();
    assertThat(whole.text()).isEqualTo("hi");
    assertThat(whole.finished().orElseThrow().reason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void anotherMessageInTheMiddleBreaksTheAnswerOff() {
    String another = START.replace("msg_1", "msg_2");

    Reading two = stream(START, words(0, "half"), another, words(0, "whole"), end(0), STOP);
    Reading again = stream(START, START, words(0, "whole"), end(0), STOP);

    assertThat(two.failure().orElseThrow()).isInstanceOf(LlmException.BrokenOff.class);
    assertThat(two.text()).isEqualTo("half");
    assertThat(again.failure()).isEmpty();
    assertThat(again.text()).isEqualTo("whole");
  }

  @Test
  void usageIsThatOfTheStartWithTheTotalsOfTheEnd() {
    var usage =
        stream(START, words(0, "hi"), reason("end_turn"), STOP).finished().orElseThrow().usage();

    assertThat(usage.input()).isEqualTo(9);
    assertThat(usage.output()).isEqualTo(5);
    assertThat(usage.cacheRead()).isEqualTo(2);
    assertThat(usage.cacheWrite()).isNull();
    assertThat(usage.reported().input()).isEqualTo(7);
    assertThat(usage.reported().details()).isEqualTo(Json.Obj.EMPTY);
  }

  @Test
  void detailsOfTheUsageAreReportedWhereLlmReportsThem() {
    Prompt cached = Prompt.builder().user("q").option("cache", Json.of(true)).build();

    var usage = stream(cached, NEW, START, reason("end_turn"), STOP).finished().orElseThrow();

    assertThat(usage.usage().reported().details()).hasToString("{\"cache_read_input_tokens\":2}");
  }

  @Test
  void eachBlockIsAPartInItsPlace() {
    Reading reading =
        stream(
            START,
            begin(0, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"),
            delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}"),
            delta(0, "{\"type\":\"signature_delta\",\"signature\":\"sig\"}"),
            end(0),
            begin(1, "{\"type\":\"redacted_thinking\",\"data\":\"xyz\"}"),
            end(1),
            words(2, "a"),
            end(2),
            words(3, "b"),
            end(3),
            begin(4, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"late\"}"),
            end(4),
            reason("end_turn"),
            STOP);

    assertThat(kinds(reading))
        .isEqualTo("Reasoning(hm) Reasoning( redacted) Text(a) Text(b) Reasoning( redacted)");
    assertThat(data(reading, 0)).hasToString("{\"signature\":\"sig\"}");
    assertThat(data(reading, 1)).hasToString("{\"data\":\"xyz\"}");
    assertThat(data(reading, 4)).hasToString("{\"signature\":\"late\"}");
  }

  @Test
  void aCallGrowsPieceByPiece() {
    Reading reading =
        stream(
            START,
            begin(
                0,
                "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"f\",\"input\":{},"
                    + "\"caller\":{\"type\":\"direct\"}}"),
            delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"),
            delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\":\"}"),
            delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\" 1}\"}"),
            end(0),
            begin(1, "{\"type\":\"tool_use\",\"id\":\"toolu_2\",\"name\":\"g\",\"input\":{}}"),
            end(1),
            reason("tool_use"),
            STOP);

    assertThat(kinds(reading)).isEqualTo("Call(f {\"a\": 1}) Call(g {})");
    assertThat(data(reading, 0)).hasToString("{\"caller\":{\"type\":\"direct\"}}");
    assertThat(reading.events().stream().filter(StreamEvent.ToolCallArguments.class::isInstance))
        .hasSize(3);
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Test
  void aCallThatWasCutOffKeepsWhatThereIs() {
    Reading reading =
        stream(
            START,
            begin(0, "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{}}"),
            delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\": \\\"b\"}"),
            end(0),
            reason("max_tokens"),
            STOP);

    assertThat(reading.calls(false).getFirst().arguments())
        .hasToString("{\"_raw\":\"{\\\"a\\\": \\\"b\"}");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void whatTheProviderRanIsCallsAndResultsWithTheWholeBlocks() {
    String result =
        "{\"type\":\"web_search_tool_result\",\"tool_use_id\":\"s1\",\"content\":[{\"type\":"
            + "\"web_search_result\",\"url\":\"https://a.example\",\"encrypted_content\":\"e\"}]}";
    Reading reading =
        stream(
            START,
            begin(
                0,
                "{\"type\":\"server_tool_use\",\"id\":\"s1\",\"name\":\"web_search\",\"input\":{}}"),
            delta(
                0,
                "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"query\\\":\\\"q\\\"}\"}"),
            end(0),
            begin(1, result),
            end(1),
            begin(
                2,
                "{\"type\":\"mcp_tool_use\",\"id\":\"m1\",\"name\":\"ask\",\"server_name\":\"wiki\","
                    + "\"input\":{\"a\":1}}"),
            end(2),
            begin(
                3,
                "{\"type\":\"mcp_tool_result\",\"tool_use_id\":\"m1\",\"is_error\":true,"
                    + "\"content\":\"no\"}"),
            end(3),
            begin(
                4,
                "{\"type\":\"web_fetch_tool_result\",\"tool_use_id\":\"of before\",\"content\":"
                    + "{\"type\":\"web_fetch_tool_result_error\",\"error_code\":\"unavailable\"}}"),
            end(4),
            reason("end_turn"),
            STOP);

    assertThat(kinds(reading))
        .isEqualTo(
            "ServerCall(web_search {\"query\":\"q\"}) Result(web_search [{\"type\":"
                + " \"web_search_result\", \"url\": \"https://a.example\", \"encrypted_content\":"
                + " \"e\"}]) ServerCall(ask {\"a\":1}) Result(ask no) Result(web_fetch {\"type\":"
                + " \"web_fetch_tool_result_error\", \"error_code\": \"unavailable\"})");
    assertThat(data(reading, 1).object("block")).isEqualTo(Json.parse(result));
    assertThat(data(reading, 2).object("block").string("server_name")).isEqualTo("wiki");
    assertThat(((Part.ToolResult) parts(reading).get(3)).error()).isEqualTo("error");
    assertThat(((Part.ToolResult) parts(reading).get(4)).error()).isEqualTo("unavailable");
  }

  @Test
  void citationsStayWithTheirWordsInOrder() {
    String cited =
        "{\"type\":\"citations_delta\",\"citation\":{\"type\":\"web_search_result_location\","
            + "\"url\":\"https://a.example/%s\",\"title\":\"A\",\"cited_text\":\"x\"}}";
    Reading reading =
        stream(
            START,
            words(0, "a"),
            end(0),
            begin(1, "{\"type\":\"text\",\"text\":\"\",\"citations\":[]}"),
            delta(1, cited.formatted(1)),
            delta(1, "{\"type\":\"text_delta\",\"text\":\"b\"}"),
            delta(1, cited.formatted(2)),
            end(1),
            reason("end_turn"),
            STOP);

    assertThat(((Part.Text) parts(reading).get(0)).citations()).isEmpty();
    assertThat(((Part.Text) parts(reading).get(1)).citations())
        .extracting(citation -> citation.url() + " " + citation.title() + " " + citation.text())
        .containsExactly("https://a.example/1 A x", "https://a.example/2 A x");
  }

  @Test
  void blocksThatNobodyKnowsAreKeptInTheirPlaces() {
    Reading reading =
        stream(
            START,
            begin(0, "{\"type\":\"compaction\",\"content\":null}"),
            delta(0, "{\"type\":\"compaction_delta\",\"content\":\"so \"}"),
            delta(0, "{\"type\":\"compaction_delta\",\"content\":\"far\"}"),
            end(0),
            words(1, "a"),
            end(1),
            begin(2, "{\"type\":\"novelty\",\"x\":[1]}"),
            end(2),
            reason("end_turn"),
            STOP);

    assertThat(kinds(reading)).isEqualTo("Text() Text(a) Text()");
    assertThat(data(reading, 0))
        .hasToString("{\"block\":{\"type\":\"compaction\",\"content\":\"so far\"}}");
    assertThat(data(reading, 2)).hasToString("{\"block\":{\"type\":\"novelty\",\"x\":[1]}}");
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void aDocumentGivesWhatAStreamGives() {
    Reading reading =
        document(
            message(
                "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"},"
                    + "{\"type\":\"text\",\"text\":\"a\",\"citations\":null},"
                    + "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"a\":[1]}}"));

    assertThat(kinds(reading)).isEqualTo("Reasoning(hm) Text(a) Call(f {\"a\":[1]})");
    assertThat(data(reading, 1)).isEqualTo(Json.Obj.EMPTY);
  }

  @Test
  void anAnswerThatHadToBeAToolCallIsText() {
    Prompt prompt = Prompt.builder().user("q").schema(Json.Obj.EMPTY).build();
    String call =
        begin(0, "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"output_structured_data\"}");
    String piece = delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"a\\\": 1}\"}");

    Reading forced = stream(prompt, OLD, START, call, piece, reason("tool_use"), STOP);
    Reading bound = stream(prompt, NEW, START, call, piece, reason("tool_use"), STOP);

    assertThat(kinds(forced)).isEqualTo("Text({\"a\": 1})");
    assertThat(forced.finished().orElseThrow().reason()).isEqualTo(FinishReason.STOP);
    assertThat(kinds(bound)).isEqualTo("Call(output_structured_data {\"a\": 1})");
  }

  @Test
  void aPrefillIsTheBeginningOfTheAnswerUnlessHidden() {
    Prompt shown = Prompt.builder().user("q").option("prefill", Json.of("```")).build();
    Prompt hidden = shown.toBuilder().option("hide_prefill", Json.of(true)).build();
    String[] events = {START, words(0, "a"), end(0), words(1, "b"), end(1), STOP};

    assertThat(kinds(stream(shown, OLD, events))).isEqualTo("Text(```a) Text(b)");
    assertThat(kinds(stream(hidden, OLD, events))).isEqualTo("Text(a) Text(b)");
  }

  @Test
  void aRefusalIsSaidWithTheProvidersReason() {
    Reading reading =
        stream(
            START,
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\",\"stop_details\":"
                + "{\"type\":\"refusal\",\"category\":\"cyber\",\"explanation\":\"Not this.\"}}}",
            STOP);

    var finished = reading.finished().orElseThrow();
    assertThat(finished.reason()).isEqualTo(FinishReason.REFUSAL);
    assertThat(finished.data().get(PROVIDER).object("stop_details").string("category"))
        .isEqualTo("cyber");
    assertThat(reading.events()).contains(new StreamEvent.Warning("refusal", "Not this."));
  }

  @Test
  void aPausedTurnAndItsContainerAreKnown() {
    Reading reading =
        stream(
            START,
            words(0, "a"),
            "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"pause_turn\",\"container\":"
                + "{\"id\":\"c1\"}},\"context_management\":{\"applied_edits\":[]}}",
            STOP);

    assertThat(reading.finished().orElseThrow().rawReason()).isEqualTo("pause_turn");
    assertThat(reading.finished().orElseThrow().data().get(PROVIDER).has("context_management"))
        .isTrue();
    assertThat(reading.messages().getFirst().data().get(PROVIDER).object("container"))
        .hasToString("{\"id\":\"c1\"}");
  }

  @Test
  void anErrorInsideOfAStreamIsTheProvidersOwn() {
    Reading reading =
        stream(
            START,
            words(0, "a"),
            "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy\"}}");

    assertThat(reading.text()).isEqualTo("a");
    assertThat(reading.failure().orElseThrow())
        .isInstanceOfSatisfying(
            LlmException.Refused.class,
            refused -> {
              assertThat(refused.providerMessage()).isEqualTo("Busy");
              assertThat(refused.type()).contains("overloaded_error");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "pause_turn, OTHER",
    "news, OTHER"
  })
  @DisplayName("S96 Anthropic's reasons in common words")
  void reasonsHaveOneMeaning(String raw, FinishReason reason) {
    var finished = stream(START, reason(raw), STOP).finished().orElseThrow();

    assertThat(finished.rawReason()).isEqualTo(raw);
    assertThat(finished.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"content_block_delta\"}",
        "{\"type\":\"content_block_delta\",\"index\":9,\"delta\":{\"type\":\"x\"}}",
        "{\"type\":\"content_block_delta\",\"index\":\"0\",\"delta\":[1]}",
        "{\"type\":\"content_block_start\",\"index\":3}",
        "{\"type\":\"content_block_start\",\"index\":3,\"content_block\":{\"type\":7}}",
        "{\"type\":\"content_block_start\",\"index\":3,\"content_block\":{\"type\":\"tool_use\"}}",
        "{\"type\":\"content_block_stop\",\"index\":9}",
        "{\"type\":\"message_delta\",\"delta\":7,\"usage\":\"none\"}",
        "{\"type\":\"message_start\",\"message\":[]}",
        "{\"type\":\"ping\"}",
        "{\"type\":\"to_be_invented\",\"delta\":{\"text\":\"x\"}}",
        "{\"type\":null}",
        "{}"
      })
  void oddEventsDoNoHarm(String odd) {
    Reading reading = stream(START, words(0, "a"), odd, end(0), reason("end_turn"), STOP);

    assertThat(reading.failure()).isEmpty();
    assertThat(reading.text()).isEqualTo("a");
  }

  @Test
  void whatIsNoMessageAtAllIsSaidPlainly() {
    assertThat(stream(START, "<html>").failure().orElseThrow())
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("not of the Messages format: <html>");
    assertThat(document("{\"content\":[]}").failure().orElseThrow())
        .isInstanceOf(LlmException.BrokenOff.class);
  }

  @Test
  void wordsWithoutAStartAreNotLost() {
    Reading reading =
        stream(START, delta(0, "{\"type\":\"text_delta\",\"text\":\"a\"}"), end(0), STOP);

    assertThat(reading.text()).isEqualTo("a");
  }

  private static Json.Obj data(Reading reading, int part) {
    return parts(reading).get(part).data().get(PROVIDER);
  }
}
