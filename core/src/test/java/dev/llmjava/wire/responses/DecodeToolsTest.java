package dev.llmjava.wire.responses;

import static dev.llmjava.wire.responses.Answers.COMPLETED;
import static dev.llmjava.wire.responses.Answers.PROVIDER;
import static dev.llmjava.wire.responses.Answers.added;
import static dev.llmjava.wire.responses.Answers.document;
import static dev.llmjava.wire.responses.Answers.done;
import static dev.llmjava.wire.responses.Answers.kinds;
import static dev.llmjava.wire.responses.Answers.message;
import static dev.llmjava.wire.responses.Answers.response;
import static dev.llmjava.wire.responses.Answers.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.FinishReason;
import dev.llmjava.Part;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeToolsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'web_search_call','id':'ws','status':'completed','action':{'query':'q'}}"
            + " | web_search {'query':'q'} | web_search completed",
        "{'type':'code_interpreter_call','id':'ci','status':'completed','code':'1','outputs':"
            + "[{'type':'logs','logs':''},{'type':'image','url':'http://a'}]}"
            + " | code_interpreter {'code':'1'} | code_interpreter http://a",
        "{'type':'file_search_call','id':'fs','status':'completed','queries':['q'],'results':"
            + "[{'score':0.5}]} | file_search {'queries':['q']} | file_search [{'score': 0.5}]",
        "{'type':'mcp_call','id':'mcp','name':'ask','arguments':'{}','output':'yes'}"
            + " | ask {} | ask yes",
        "{'type':'mcp_list_tools','id':'mcpl','server_label':'s','tools':[{'name':'ask'}]}"
            + " | mcp_list_tools {'server_label':'s'} | mcp_list_tools [{'name': 'ask'}]",
        "{'type':'x_search_call','id':'x','name':'x_search','arguments':'{}','status':'completed'}"
            + " | x_search {} | x_search completed",
        "{'type':'new_tool_call','id':'n','status':'failed','action':{'a':1}}"
            + " | new_tool {'a':1} | new_tool failed"
      })
  void aToolOfTheProviderIsACallAndAResult(String item, String call, String result) {
    Reading reading = document(response("completed", json(item)));

    assertThat(kinds(reading))
        .isEqualTo("ServerToolCall(%s) ServerToolResult(%s)".formatted(json(call), json(result)));
    assertThat(reading.calls(true).getFirst().data().get(PROVIDER).object("item"))
        .isEqualTo(Json.parse(json(item)));
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.STOP);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'local_shell_call','call_id':'c','action':{'command':['ls']}}"
            + " | local_shell {'command':['ls']}",
        "{'type':'shell_call','call_id':'c','action':{'commands':['ls']},"
            + "'environment':{'type':'local'}} | shell {'commands':['ls']}",
        "{'type':'apply_patch_call','call_id':'c','operation':{'path':'a'}}"
            + " | apply_patch {'path':'a'}",
        "{'type':'computer_call','call_id':'c','action':{'type':'click'}}"
            + " | computer {'type':'click'}",
        "{'type':'tool_search_call','call_id':'c','execution':'client','arguments':{'q':1}}"
            + " | tool_search {'q':1}"
      })
  void aToolOfTheProviderThatTheApplicationRunsIsACall(String item, String call) {
    Reading reading = document(response("completed", json(item)));

    assertThat(kinds(reading)).isEqualTo("ToolCall(%s)".formatted(json(call)));
    assertThat(reading.calls(false).getFirst().id()).isEqualTo("c");
    assertThat(reading.finished().orElseThrow().reason()).isEqualTo(FinishReason.TOOL_CALLS);
  }

  @Test
  void aResultCanBeAnItemOfItsOwn() {
    Reading reading =
        document(
            response(
                "completed",
                "{\"type\":\"shell_call\",\"id\":\"sh\",\"call_id\":\"c\",\"status\":\"completed\","
                    + "\"action\":{},\"environment\":{\"type\":\"container_reference\"}}",
                "{\"type\":\"shell_call_output\",\"id\":\"sho\",\"call_id\":\"c\",\"output\":[]}",
                "{\"type\":\"tool_search_call\",\"id\":\"ts\",\"call_id\":null,\"arguments\":{}}",
                "{\"type\":\"tool_search_output\",\"id\":\"tso\",\"call_id\":null,\"tools\":[]}"));

    assertThat(kinds(reading))
        .isEqualTo(
            "ServerToolCall(shell {}) ServerToolResult(shell [])"
                + " ServerToolCall(tool_search {}) ServerToolResult(tool_search )");
    assertThat(reading.parts(Part.ToolResult.class, part -> true))
        .extracting(Part.ToolResult::callId)
        .containsExactly("c", "ts");
  }

  @Test
  void anImageIsAnAttachmentAndNotInTheItem() {
    Reading reading =
        document(
            response(
                "completed",
                "{\"type\":\"image_generation_call\",\"id\":\"ig\",\"status\":\"completed\","
                    + "\"output_format\":\"webp\",\"result\":\"AAAA\"}"));

    assertThat(kinds(reading)).isEqualTo("ServerToolCall(image_generation {}) Media(image/webp)");
    Part.Media media = reading.parts(Part.Media.class, part -> true).getFirst();
    assertThat(media.attachment().content()).containsExactly(0, 0, 0);
    assertThat(reading.calls(true).getFirst().data().toString()).doesNotContain("AAAA");
  }

  @Test
  void resultsThatComeWithTheWholeResponseAreToldThen() {
    String begun = "{\"type\":\"web_search_call\",\"id\":\"ws\",\"status\":\"completed\"}";
    String complete = begun.replace("}", ",\"results\":[{\"url\":\"u\"}]}");
    Reading reading =
        stream(
            added(0, begun),
            done(0, begun),
            "{\"type\":\"response.completed\",\"response\":"
                + response("completed", complete)
                + "}");

    assertThat(kinds(reading))
        .isEqualTo(
            "ServerToolCall(web_search {}) ServerToolResult(web_search completed)"
                + " ServerToolResult(web_search [{\"url\": \"u\"}])");
    assertThat(Answers.sentBack(reading)).containsExactly(Json.parse(complete));
  }

  @Test
  void itemsThatNeverEndedAreTakenFromTheWholeResponse() {
    Reading reading =
        stream(
            added(0, "{\"type\":\"mcp_list_tools\",\"id\":\"a\",\"tools\":[]}"),
            added(1, "{\"type\":\"mcp_list_tools\",\"id\":\"b\",\"tools\":[]}"),
            "{\"type\":\"response.completed\",\"response\":"
                + response(
                    "completed",
                    "{\"type\":\"mcp_list_tools\",\"id\":\"a\",\"tools\":[{\"name\":\"x\"}]}",
                    "{\"type\":\"mcp_list_tools\",\"id\":\"b\",\"error\":\"no\",\"tools\":[]}")
                + "}");

    assertThat(reading.calls(true)).hasSize(2);
    assertThat(reading.parts(Part.ToolResult.class, part -> true))
        .extracting(Part.ToolResult::output, Part.ToolResult::error)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("[{\"name\": \"x\"}]", null),
            org.assertj.core.groups.Tuple.tuple("", "no"));
  }

  @Test
  void aCustomCallOfAToolThatNobodyDescribedIsTheProviders() {
    String answer =
        """
        {"status":"completed","tools":[{"type":"x_search"},{"type":"custom","name":"mine"}],
        "output":[
        {"type":"custom_tool_call","id":"a","call_id":"1","name":"theirs","input":"x",
        "status":"completed"},
        {"type":"custom_tool_call","id":"b","call_id":"2","name":"mine","input":"y"}]}\
        """;

    assertThat(kinds(document(answer)))
        .isEqualTo(
            "ServerToolCall(theirs \"x\") ServerToolResult(theirs completed)"
                + " ToolCall(mine \"y\")");
  }

  @Test
  void whatOnlyTheProviderCanReadIsKeptAndShownToNobody() {
    String compaction = "{\"type\":\"compaction\",\"id\":\"cmp\",\"encrypted_content\":\"enc\"}";
    Reading reading = document(response("completed", compaction, message("msg", "text")));

    assertThat(kinds(reading)).isEqualTo("Reasoning(redacted) Text(text)");
    assertThat(Answers.sentBack(reading).getFirst()).isEqualTo(Json.parse(compaction));
  }

  @Test
  void anApprovalIsAskedForWithoutAResult() {
    Reading reading =
        stream(
            done(
                0,
                "{\"type\":\"mcp_approval_request\",\"id\":\"mcpr\",\"name\":\"ask\","
                    + "\"arguments\":\"{}\",\"server_label\":\"s\"}"),
            COMPLETED);

    assertThat(kinds(reading)).isEqualTo("ServerToolCall(ask {})");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
