package dev.llmjava.conformance;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.Map;

/**
 * An answer in one wire format, written after its provider's documentation, that has thinking, a
 * tool of the provider where there are some, words with a source, and a call.
 *
 * @param document the answer
 * @param thinking words of the thinking
 * @param own what only the provider understands: signatures, encrypted content, ids of items
 * @param server what the provider's tool was asked; empty where the format has no such tools
 */
record Told(String document, String thinking, List<String> own, String server) {
  static final String TOOL = "look_around";

  /** By the folder of the protocol. */
  static final Map<String, Told> BY_PROTOCOL =
      Map.of(
          "openai-chat",
          new Told(
              """
              {"id": "gen-1", "object": "chat.completion", "model": "m", "choices": [{
                "index": 0,
                "message": {
                  "role": "assistant",
                  "content": "words of openai-chat",
                  "reasoning_details": [{
                    "type": "reasoning.text", "text": "thought of chat", "signature": "sig+chat=="}],
                  "annotations": [{"type": "url_citation", "url_citation": {
                    "url": "https://source.example/openai-chat", "title": "S",
                    "start_index": 0, "end_index": 5}}],
                  "tool_calls": [{"id": "call_chat", "type": "function", "function": {
                    "name": "look_around", "arguments": "{\\"at\\": \\"openai-chat\\"}"}}]},
                "finish_reason": "tool_calls"}]}
              """,
              "thought of chat",
              List.of("sig+chat=="),
              ""),
          "openai-responses",
          new Told(
              """
              {"id": "resp_1", "object": "response", "status": "completed", "model": "m", "output": [
                {"type": "reasoning", "id": "rs_1", "encrypted_content": "enc+responses==",
                 "summary": [{"type": "summary_text", "text": "thought of responses"}]},
                {"type": "web_search_call", "id": "ws_1", "status": "completed",
                 "action": {"type": "search", "query": "asked by responses"}},
                {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
                 "content": [{"type": "output_text", "text": "words of openai-responses",
                   "annotations": [{"type": "url_citation", "title": "S", "start_index": 0,
                     "end_index": 5, "url": "https://source.example/openai-responses"}]}]},
                {"type": "function_call", "id": "fc_1", "call_id": "call_responses",
                 "name": "look_around", "arguments": "{\\"at\\":\\"openai-responses\\"}",
                 "status": "completed"}]}
              """,
              "thought of responses",
              List.of("enc+responses==", "rs_1"),
              "asked by responses"),
          "anthropic-messages",
          new Told(
              """
              {"id": "msg_2", "type": "message", "role": "assistant", "model": "m", "content": [
                {"type": "thinking", "thinking": "thought of claude", "signature": "sig+claude=="},
                {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search",
                 "input": {"query": "asked by claude"}},
                {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": [
                  {"type": "web_search_result", "title": "S", "encrypted_content": "enc+claude==",
                   "url": "https://source.example/anthropic-messages", "page_age": null}]},
                {"type": "text", "text": "words of anthropic-messages", "citations": [
                  {"type": "web_search_result_location", "title": "S", "cited_text": "c",
                   "url": "https://source.example/anthropic-messages",
                   "encrypted_index": "idx+claude=="}]},
                {"type": "tool_use", "id": "toolu_1", "name": "look_around",
                 "input": {"at": "anthropic-messages"}}],
               "stop_reason": "tool_use", "stop_sequence": null,
               "usage": {"input_tokens": 1, "output_tokens": 1}}
              """,
              "thought of claude",
              List.of("sig+claude==", "enc+claude==", "idx+claude==", "srvtoolu_1"),
              "asked by claude"),
          "gemini",
          new Told(
              """
              {"candidates": [{"index": 0, "finishReason": "STOP", "content": {"role": "model",
                "parts": [
                  {"text": "thought of gemini", "thought": true},
                  {"executableCode": {"language": "PYTHON", "code": "asked_by_gemini()"}},
                  {"codeExecutionResult": {"outcome": "OUTCOME_OK", "output": "1"}},
                  {"text": "words of gemini"},
                  {"functionCall": {"name": "look_around", "args": {"at": "gemini"}},
                   "thoughtSignature": "c2lnK2dlbWluaQ=="}]},
                "groundingMetadata": {
                  "groundingChunks": [
                    {"web": {"uri": "https://source.example/gemini", "title": "S"}}],
                  "groundingSupports": [
                    {"segment": {"startIndex": 0, "endIndex": 5, "text": "words"},
                     "groundingChunkIndices": [0]}]}}],
               "modelVersion": "m", "responseId": "r1",
               "usageMetadata": {"promptTokenCount": 1, "candidatesTokenCount": 1}}
              """,
              "thought of gemini",
              List.of("c2lnK2dlbWluaQ=="),
              "asked_by_gemini"),
          "ollama",
          new Told(
              """
              {"model": "m", "created_at": "2026-01-01T00:00:00Z", "done": true,
               "done_reason": "stop", "prompt_eval_count": 1, "eval_count": 1,
               "message": {"role": "assistant", "content": "words of ollama",
                 "thinking": "thought of llama", "tool_calls": [
                   {"function": {"name": "look_around", "arguments": {"at": "ollama"}}}]}}
              """,
              "thought of llama",
              List.of(),
              ""));

  static Told of(Protocol protocol) {
    Told told = BY_PROTOCOL.get(protocol.folder());
    if (told == null) {
      throw new IllegalStateException("write an answer of " + protocol.folder());
    }
    return told;
  }

  static String words(Protocol protocol) {
    return "words of " + protocol.folder();
  }

  static Json.Obj arguments(Protocol protocol) {
    return Json.object().put("at", protocol.folder()).build();
  }
}
