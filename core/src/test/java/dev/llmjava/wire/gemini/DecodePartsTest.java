package dev.llmjava.wire.gemini;

import static dev.llmjava.wire.gemini.Answers.STOP;
import static dev.llmjava.wire.gemini.Answers.call;
import static dev.llmjava.wire.gemini.Answers.chunk;
import static dev.llmjava.wire.gemini.Answers.document;
import static dev.llmjava.wire.gemini.Answers.kinds;
import static dev.llmjava.wire.gemini.Answers.stream;
import static dev.llmjava.wire.gemini.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.llmjava.Citation;
import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;

class DecodePartsTest {
  @Test
  void callsComeWholeWithOrWithoutAnId() {
    Reading reading =
        stream(
            chunk(
                text("so"),
                "{\"functionCall\":{\"name\":\"f\",\"args\":{\"x\":1.0},\"id\":\"c1\"},"
                    + "\"thoughtSignature\":\"s\"}",
                "{\"functionCall\":{\"name\":\"g\"}}"),
            STOP);

    assertThat(kinds(reading)).isEqualTo("Text(so) ToolCall(f {\"x\":1.0}#s) ToolCall(g {})");
    assertThat(reading.calls(false).getFirst().id()).isEqualTo("c1");
    assertThat(reading.calls(false).getLast().id()).startsWith("tc_");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(reading.finished().orElseThrow().rawReason()).isEqualTo("STOP");
  }

  @Test
  void argumentsThatComeInPiecesArePutTogether() {
    Reading reading =
        stream(
            call("\"name\":\"f\",\"willContinue\":true"),
            piece("{\"jsonPath\":\"$.a.b[0].c\",\"stringValue\":\"x\\\"\",\"willContinue\":true}"),
            piece("{\"jsonPath\":\"$.a.b[0].c\",\"stringValue\":\"y\"}"),
            call("\"willContinue\":true"),
            piece("{\"jsonPath\":\"$.a.b[1]\",\"nullValue\":\"NULL_VALUE\"}"),
            piece("{\"jsonPath\":\"$.a['d e']\",\"boolValue\":true}"),
            piece("{\"jsonPath\":\"$.n\",\"numberValue\":5}"),
            call(""),
            call("\"name\":\"g\",\"args\":{\"x\":1}"),
            STOP);

    assertThat(kinds(reading))
        .isEqualTo(
            "ToolCall(f {\"a\":{\"b\":[{\"c\":\"x\\\"y\"},null],\"d e\":true},\"n\":5})"
                + " ToolCall(g {\"x\":1})");
  }

  @Test
  void piecesOfParallelCallsAreToldApartByTheirIds() {
    Reading reading =
        stream(
            call("\"name\":\"f\",\"id\":\"1\",\"willContinue\":true"),
            call("\"name\":\"f\",\"id\":\"2\",\"willContinue\":true"),
            call(
                "\"id\":\"1\",\"partialArgs\":[{\"jsonPath\":\"$.a\",\"numberValue\":1}],"
                    + "\"willContinue\":true"),
            call("\"id\":\"2\",\"partialArgs\":[{\"jsonPath\":\"$.a\",\"numberValue\":2}]"),
            call("\"id\":\"1\""),
            STOP);

    assertThat(kinds(reading)).isEqualTo("ToolCall(f {\"a\":1}) ToolCall(f {\"a\":2})");
  }

  @Test
  void aCallThatWasCutOffOrIsOutOfOrderIsNeverValid() {
    Reading cutOff =
        stream(
            call("\"name\":\"f\",\"willContinue\":true"),
            piece("{\"jsonPath\":\"$.a\",\"stringValue\":\"x\",\"willContinue\":true}"),
            "{\"candidates\":[{\"finishReason\":\"MAX_TOKENS\"}]}");
    Reading empty = stream(call("\"name\":\"f\",\"willContinue\":true"), STOP);
    Reading again =
        stream(
            call("\"name\":\"f\",\"willContinue\":true"),
            piece("{\"jsonPath\":\"$.a.x\",\"numberValue\":1}"),
            piece("{\"jsonPath\":\"$.b\",\"numberValue\":2}"),
            piece("{\"jsonPath\":\"$.a.y\",\"numberValue\":3}"),
            call(""),
            STOP);

    assertThat(cutOff.calls(false).getFirst().arguments())
        .isEqualTo(Json.object().put("_raw", "{\"a\":\"x").build());
    assertThat(empty.calls(false).getFirst().arguments().has("_raw")).isTrue();
    assertThat(again.calls(false).getFirst().arguments().string("_raw"))
        .contains("{\"jsonPath\":\"$.a.y\",\"numberValue\":3}");
  }

  @Test
  void toolsThatGoogleRanAreTheServersAndKeptAsTheyCame() {
    String code =
        "{\"executableCode\":{\"language\":\"PYTHON\",\"code\":\"1\"},\"thoughtSignature\":\"s\"}";
    String ran = "{\"codeExecutionResult\":{\"outcome\":\"OUTCOME_OK\",\"output\":\"1\"}}";
    String search =
        "{\"toolCall\":{\"toolType\":\"GOOGLE_SEARCH_WEB\",\"id\":\"t1\",\"args\":{\"q\":1}}}";
    String found = "{\"toolResponse\":{\"toolType\":\"GOOGLE_SEARCH_WEB\",\"id\":\"t1\"}}";
    Reading reading = stream(chunk(code), chunk(ran), chunk(search, found), STOP);

    assertThat(reading.calls(true))
        .extracting(Part.ToolCall::name)
        .containsExactly("code_execution", "google_search");
    Part.ToolCall first = reading.calls(true).getFirst();
    assertThat(first.data().get("fed").get("part")).isEqualTo(Json.parse(code));
    Part.ToolResult result = reading.parts(Part.ToolResult.class, part -> true).getFirst();
    assertThat(result.callId()).isEqualTo(first.id());
    assertThat(result.output()).isEqualTo("{\"outcome\": \"OUTCOME_OK\", \"output\": \"1\"}");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.STOP);
  }

  @Test
  void filesAreMediaAndPicturesOfTheThinkingAreReasoning() {
    Reading reading =
        document(
            chunk(
                "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"},\"thought\":true}",
                "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AQ==\"},"
                    + "\"thoughtSignature\":\"s\"}",
                "{\"fileData\":{\"mimeType\":\"video/mp4\",\"fileUri\":\"gs://b/film\"}}"));

    assertThat(kinds(reading)).isEqualTo("Reasoning() Media(image/png#s) Media(video/mp4)");
    assertThat(reading.parts(Part.Reasoning.class, part -> true).getFirst().data().get("fed"))
        .isNotEqualTo(Json.Obj.EMPTY);
  }

  @Test
  void whatCannotBeReadIsKeptAsItCame() {
    String odd = "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"?\"}}";
    String next = "{\"hologram\":{\"x\":1}}";
    Reading reading = document(chunk(odd, next));

    assertThat(reading.parts(Part.Unknown.class, part -> true))
        .extracting(part -> part.data().get("fed").get("part"))
        .containsExactly(Json.parse(odd), Json.parse(next));
    assertThat(reading.events()).hasAtLeastOneElementOfType(Warning.class);
  }

  @Test
  void sourcesAreKeptAndAreCitationsOfTheText() {
    String grounding =
        "{\"groundingChunks\":[{\"web\":{\"uri\":\"https://a.example\",\"title\":\"A\"}},"
            + "{\"retrievedContext\":{\"text\":\"of b\",\"title\":\"B\"}}],"
            + "\"groundingSupports\":[{\"segment\":{\"endIndex\":2,\"text\":\"hi\"},"
            + "\"groundingChunkIndices\":[0]}]}";
    Reading reading =
        stream(
            chunk(text("hi")),
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\",\"thoughtSignature\":\"s\"}]},"
                + "\"finishReason\":\"STOP\",\"groundingMetadata\":"
                + grounding
                + ",\"citationMetadata\":{\"citations\":[{},{\"uri\":\"https://c.example\","
                + "\"startIndex\":1,\"endIndex\":2}]}}]}");

    Part.Text part = reading.parts(Part.Text.class, text -> true).getFirst();
    assertThat(part.citations())
        .extracting(Citation::url, Citation::title, Citation::text, Citation::start, Citation::end)
        .containsExactly(
            tuple("https://a.example", "A", null, 0L, 2L),
            tuple(null, "B", "of b", null, null),
            tuple("https://c.example", null, null, 1L, 2L));
    assertThat(part.data().get("fed").get("groundingMetadata")).isEqualTo(Json.parse(grounding));
    assertThat(part.data().get("fed").string("thoughtSignature")).isEqualTo("s");
  }

  @Test
  void sourcesOfNoTextStayWithTheMessage() {
    Reading reading =
        stream(
            chunk("{\"functionCall\":{\"name\":\"f\"}}"),
            "{\"candidates\":[{\"finishReason\":\"STOP\",\"urlContextMetadata\":"
                + "{\"urlMetadata\":[{\"retrievedUrl\":\"https://a.example\"}]}}]}");

    assertThat(reading.messages().getFirst().data().get("fed").has("urlContextMetadata")).isTrue();
  }

  private static String piece(String partial) {
    return call("\"partialArgs\":[" + partial + "],\"willContinue\":true");
  }
}
