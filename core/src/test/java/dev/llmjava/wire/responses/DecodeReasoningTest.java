package dev.llmjava.wire.responses;

import static dev.llmjava.wire.responses.Answers.COMPLETED;
import static dev.llmjava.wire.responses.Answers.PROVIDER;
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

import dev.llmjava.Part;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecodeReasoningTest {
  private static final String BEGUN = "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[]}";
  private static final String WHOLE =
      """
      {"type":"reasoning","id":"rs_1","encrypted_content":"enc","summary":[\
      {"type":"summary_text","text":"first"},{"type":"summary_text","text":"second"}]}\
      """;

  @Test
  void aTextInThePlaceOfTheSettingsIsReasoning() {
    String answer = response("completed", message("m", "four"));

    assertThat(kinds(document(answer.replaceFirst("\\{", "{\"reasoning\":\"two and two\","))))
        .isEqualTo("Reasoning(two and two) Text(four)");
    assertThat(kinds(document(answer.replaceFirst("\\{", "{\"reasoning\":\"\\\\n\","))))
        .isEqualTo("Text(four)");
    assertThat(kinds(document(answer.replaceFirst("\\{", "{\"reasoning\":{\"effort\":\"low\"},"))))
        .isEqualTo("Text(four)");
  }

  @Test
  void eachPartOfASummaryIsAPartAndTheLastHoldsTheItem() {
    Reading reading =
        stream(
            added(0, BEGUN),
            delta("reasoning_summary_text", 0, ",\"summary_index\":0", "first"),
            delta("reasoning_summary_text", 0, ",\"summary_index\":1", "sec"),
            done(0, WHOLE),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("Reasoning(first) Reasoning(second)");
    List<Part> parts = reading.messages().getFirst().parts();
    assertThat(parts.get(0).data().get(PROVIDER)).hasToString("{\"item_id\":\"rs_1\"}");
    assertThat(parts.get(1).data().get(PROVIDER))
        .isEqualTo(Json.parseObject(WHOLE).without("type"));
  }

  @Test
  void theSameWholeIsTheSame() {
    assertThat(kinds(document(response("completed", WHOLE))))
        .isEqualTo("Reasoning(first) Reasoning(second)");
  }

  @Test
  void thinkingWithoutWordsIsRedacted() {
    Reading reading =
        stream(
            added(0, BEGUN),
            done(0, "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"encrypted_content\":\"e\"}"),
            COMPLETED);

    Part.Reasoning part = (Part.Reasoning) reading.messages().getFirst().parts().getFirst();
    assertThat(part.redacted()).isTrue();
    assertThat(part.data().get(PROVIDER))
        .hasToString("{\"id\":\"rs_1\",\"encrypted_content\":\"e\"}");
  }

  @Test
  void thinkingThatEndsLaterKeepsItsPlace() {
    Reading reading =
        stream(
            added(0, BEGUN),
            added(1, call("1", "look", "")),
            done(1, call("1", "look", "{}")),
            done(0, WHOLE),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("Reasoning(first) ToolCall(look {}) Reasoning(second)");
  }

  @Test
  void ownWordsOfAModelAreReasoningToo() {
    Reading reading =
        stream(
            added(0, BEGUN),
            delta("reasoning_text", 0, ",\"content_index\":0", "think"),
            done(
                0,
                "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[],\"status\":\"completed\","
                    + "\"content\":[{\"type\":\"reasoning_text\",\"text\":\"thinking\"}]}"),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("Reasoning(thinking)");
    assertThat(reading.messages().getFirst().parts().getFirst().data().get(PROVIDER))
        .hasToString(
            "{\"id\":\"rs_1\",\"content\":[{\"type\":\"reasoning_text\",\"text\":\"thinking\"}]}");
  }

  @Test
  void wordsThatCameUnderOneNameAreNotRepeatedUnderAnother() {
    Reading reading =
        stream(
            added(0, BEGUN),
            delta("reasoning_text", 0, ",\"content_index\":0", "first"),
            delta("reasoning_text", 0, ",\"content_index\":1", "second"),
            done(0, WHOLE),
            COMPLETED);

    assertThat(reading.reasoning()).isEqualTo("firstsecond");
  }

  @Test
  void whatVouchesForItMayComeWithTheResponse() {
    Reading reading =
        stream(
            added(0, BEGUN),
            done(0, BEGUN),
            added(1, "{\"type\":\"message\",\"id\":\"msg\"}"),
            done(1, message("msg", "text")),
            "{\"type\":\"response.completed\",\"response\":"
                + response("completed", WHOLE, message("msg", "text"))
                + "}");

    assertThat(kinds(reading)).isEqualTo("Reasoning(redacted) Text(text) Reasoning(redacted)");
    assertThat(Answers.sentBack(reading).getFirst()).isEqualTo(Json.parse(WHOLE));
  }
}
