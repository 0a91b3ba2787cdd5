package dev.llmjava.wire.responses;

import static dev.llmjava.wire.responses.Answers.COMPLETED;
import static dev.llmjava.wire.responses.Answers.added;
import static dev.llmjava.wire.responses.Answers.call;
import static dev.llmjava.wire.responses.Answers.delta;
import static dev.llmjava.wire.responses.Answers.document;
import static dev.llmjava.wire.responses.Answers.done;
import static dev.llmjava.wire.responses.Answers.kinds;
import static dev.llmjava.wire.responses.Answers.message;
import static dev.llmjava.wire.responses.Answers.response;
import static dev.llmjava.wire.responses.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Citation;
import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;

class DecodeTest {
  private static final String BEGUN = "{\"type\":\"message\",\"id\":\"msg_1\",\"content\":[]}";
  private static final String TEXT = ",\"content_index\":0";

  @Test
  void textComesAsItForms() {
    Reading reading =
        stream(
            added(0, BEGUN),
            delta("output_text", 0, TEXT, "Hel"),
            delta("output_text", 0, TEXT, "lo"),
            done(0, message("msg_1", "Hello!")),
            COMPLETED);

    assertThat(reading.events().stream().filter(StreamEvent.TextDelta.class::isInstance))
        .extracting(event -> ((StreamEvent.TextDelta) event).text())
        .containsExactly("Hel", "lo", "!");
    assertThat(kinds(reading)).isEqualTo("Text(Hello!)");
  }

  @Test
  void wordsAreNotRepeatedWhereTheStreamNumbersContentsOtherwiseThanTheList() {
    String from1 = ",\"content_index\":1";
    String from2 = ",\"content_index\":2";
    String two =
        """
        {"type":"message","id":"msg_1","content":[{"type":"output_text","text":"one"},\
        {"type":"output_text","text":"two!"}]}\
        """;

    Reading reading =
        stream(
            added(0, BEGUN),
            delta("output_text", 0, from1, "one"),
            delta("output_text", 0, from2, "two"),
            done(0, two),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("Text(one) Text(two!)");
  }

  @Test
  void aDocumentIsReadLikeAStream() {
    String answer =
        response(
            "completed",
            "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}",
            message("msg_1", "one"),
            call("1", "look", "{\"at\": 1}"),
            message("msg_2", "two"));

    assertThat(kinds(document(answer)))
        .isEqualTo("Reasoning(redacted) Text(one) ToolCall(look {\"at\": 1}) | Text(two)");
  }

  @Test
  void partsAreNumberedThroughSeveralMessages() {
    Reading reading = document(response("completed", message("a", "one"), message("b", "two")));

    assertThat(reading.messages()).hasSize(2);
    assertThat(reading.events())
        .filteredOn(StreamEvent.PartFinished.class::isInstance)
        .extracting(event -> ((StreamEvent.PartFinished) event).index())
        .containsExactly(0, 1);
  }

  @Test
  void sourcesStayOnTheTextInTheirOrder() {
    String annotated =
        """
        {"type":"message","id":"m","content":[{"type":"output_text","text":"words","annotations":[
        {"type":"url_citation","url":"https://a.example","title":"A","start_index":0,"end_index":2},
        {"type":"file_citation","file_id":"f_1","filename":"b.pdf","index":3}]}]}\
        """;
    Part.Text text =
        (Part.Text) document(response("completed", annotated)).messages().getFirst().parts().get(0);

    assertThat(text.citations())
        .extracting(Citation::url, Citation::title)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("https://a.example", "A"),
            org.assertj.core.groups.Tuple.tuple(null, "b.pdf"));
  }

  @Test
  void sourcesThatOnlyEventsTellAreKept() {
    Reading reading =
        stream(
            added(0, BEGUN),
            delta("output_text", 0, TEXT, "words"),
            "{\"type\":\"response.output_text.annotation.added\",\"output_index\":0,"
                + "\"content_index\":0,\"annotation\":{\"url\":\"https://a.example\"}}",
            COMPLETED);

    assertThat(reading.messages().getFirst().citations())
        .extracting(Citation::url)
        .containsExactly("https://a.example");
  }

  @Test
  void aRefusalIsNoText() {
    Reading reading =
        stream(
            added(0, BEGUN),
            delta("refusal", 0, TEXT, "I can"),
            "{\"type\":\"response.refusal.done\",\"output_index\":0,\"content_index\":0,"
                + "\"refusal\":\"I cannot\"}",
            COMPLETED);

    assertThat(reading.refusal()).isEqualTo("I cannot");
    assertThat(reading.text()).isEmpty();
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.REFUSAL);
  }

  @Test
  void theStatusIsTheRawReason() {
    assertThat(finish(response("completed", message("a", "b"))).reason())
        .isEqualTo(FinishReason.STOP);
    assertThat(finish(response("completed", call("1", "f", "{}"))).reason())
        .isEqualTo(FinishReason.TOOL_CALLS);
    var cut =
        finish(
            "{\"status\":\"incomplete\",\"output\":[],"
                + "\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}");
    assertThat(cut.reason()).isEqualTo(FinishReason.LENGTH);
    assertThat(cut.rawReason()).isEqualTo("incomplete");
    assertThat(cut.data().get(Answers.PROVIDER).string("incomplete_reason"))
        .isEqualTo("max_output_tokens");
    assertThat(
            finish(
                    "{\"status\":\"incomplete\",\"output\":[],"
                        + "\"incomplete_details\":{\"reason\":\"content_filter\"}}")
                .reason())
        .isEqualTo(FinishReason.CONTENT_FILTER);
  }

  @Test
  void usageKeepsTheDetailsAsSent() {
    String usage =
        "{\"input_tokens\":10,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":7,"
            + "\"output_tokens_details\":{\"reasoning_tokens\":5},\"total_tokens\":17,\"cost\":1}";
    Usage read = finish("{\"status\":\"completed\",\"output\":[],\"usage\":" + usage + "}").usage();

    assertThat(read.input()).isEqualTo(10);
    assertThat(read.output()).isEqualTo(7);
    assertThat(read.cacheRead()).isZero();
    assertThat(read.reasoning()).isEqualTo(5);
    assertThat(read.reported().raw()).isEqualTo(Json.parse(usage));
    assertThat(read.reported().details())
        .hasToString(
            "{\"input_tokens_details\":{\"cached_tokens\":0},"
                + "\"output_tokens_details\":{\"reasoning_tokens\":5}}");
  }

  @Test
  void reasoningThatIsCountedApartIsAdded() {
    Usage read =
        finish(
                "{\"status\":\"completed\",\"output\":[],\"usage\":{\"input_tokens\":10,"
                    + "\"output_tokens\":7,\"output_tokens_details\":{\"reasoning_tokens\":5},"
                    + "\"total_tokens\":22}}")
            .usage();

    assertThat(read.output()).isEqualTo(12);
    assertThat(read.reported().output()).isEqualTo(7);
  }

  @Test
  void callsFormAsTheModelWritesThem() {
    Reading reading =
        stream(
            added(0, call("1", "look", "")),
            added(1, call("2", "look", "")),
            delta("function_call_arguments", 1, "", "{\"b\":"),
            delta("function_call_arguments", 0, "", "{\"a\":1}"),
            delta("function_call_arguments", 1, "", "2}"),
            done(0, call("1", "look", "{\"a\":1}")),
            done(1, call("2", "look", "{\"b\":2}")),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("ToolCall(look {\"a\":1}) ToolCall(look {\"b\":2})");
    assertThat(reading.calls(false))
        .extracting(Part.ToolCall::id)
        .containsExactly("call_1", "call_2");
  }

  @Test
  void aCallThatIsCutOffIsKeptAsItIs() {
    String cut = call("1", "look", "{\"a\":").replace("completed", "incomplete");
    Reading reading =
        stream(
            added(0, call("1", "look", "")),
            delta("function_call_arguments", 0, "", "{\"a\":"),
            done(0, cut),
            "{\"type\":\"response.incomplete\",\"response\":{\"status\":\"incomplete\","
                + "\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}}");

    assertThat(reading.calls(false).getFirst().arguments())
        .isEqualTo(Json.parse("{\"_raw\":\"{\\\"a\\\":\"}"));
  }

  @Test
  void theInputOfACustomToolIsText() {
    Reading reading =
        stream(
            added(
                0,
                "{\"type\":\"custom_tool_call\",\"id\":\"ctc\",\"call_id\":\"c\","
                    + "\"name\":\"sql\",\"input\":\"\"}"),
            delta("custom_tool_call_input", 0, "", "SELECT \"a\"\n"),
            delta("custom_tool_call_input", 0, "", "FROM b"),
            COMPLETED);

    Part.ToolCall call = reading.calls(false).getFirst();
    assertThat(call.input()).isEqualTo("\"SELECT \\\"a\\\"\\nFROM b\"");
    assertThat(call.arguments().string("input")).isEqualTo("SELECT \"a\"\nFROM b");
  }

  @Test
  void thePayloadIsTheResponseWithoutNullsAndImages() {
    var response =
        stream(
            "{\"type\":\"response.completed\",\"response\":{\"id\":\"r\",\"error\":null,"
                + "\"status\":\"completed\",\"metadata\":{},\"output\":[{\"type\":"
                + "\"image_generation_call\",\"id\":\"ig\",\"result\":\"AAAA\"}]}}");

    assertThat(kinds(response)).endsWith("Media(image/png)");
    assertThat(
            new Ending(
                    Json.parseObject(
                        "{\"id\":\"r\",\"error\":null,\"metadata\":{},\"output\":[{\"type\":"
                            + "\"image_generation_call\",\"id\":\"ig\",\"result\":\"AAAA\"}]}"),
                    "completed")
                .payload())
        .hasToString(
            "{\"id\":\"r\",\"output\":[{\"type\":\"image_generation_call\",\"id\":\"ig\"}]}");
  }

  private static StreamEvent.Finished finish(String document) {
    return document(document).finished().orElseThrow();
  }
}
