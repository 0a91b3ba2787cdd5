package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.RefusalKind;
import dev.llmjava.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are after the manuals of the providers. */
class ErrorBodyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # OpenAI
          401 | {"error":{"message":"Incorrect API key provided","type":"invalid_request_error","code":"invalid_api_key"}} | AUTHENTICATION
          404 | {"error":{"message":"The model `x` does not exist","type":"invalid_request_error","code":"model_not_found"}} | NOT_FOUND
          400 | {"error":{"message":"Your input is 9 tokens too much","type":"invalid_request_error","code":"context_length_exceeded"}} | CONTEXT_OVERFLOW
          400 | {"error":{"message":"Rejected by our safety system.","type":"invalid_request_error","code":"x"}} | CONTENT_POLICY
          400 | {"error":{"message":"Invalid 'temperature'","type":"invalid_request_error","code":"decimal_below_min_value"}} | INVALID_REQUEST
          429 | {"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}} | RATE_LIMITED
          500 | {"error":{"message":"The server had an error","type":"server_error"}} | SERVER_ERROR
          200 | {"error":{"message":"Slow down","type":"rate_limit_exceeded"}} | RATE_LIMITED
          # Azure
          400 | {"error":{"code":"content_filter","message":"Filtered","innererror":{"code":"ResponsibleAIPolicyViolation"}}} | CONTENT_POLICY
          # Anthropic
          401 | {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}} | AUTHENTICATION
          403 | {"type":"error","error":{"type":"permission_error","message":"no access"}} | PERMISSION
          402 | {"type":"error","error":{"type":"billing_error","message":"pay first"}} | PERMISSION
          413 | {"type":"error","error":{"type":"request_too_large","message":"too large"}} | CONTEXT_OVERFLOW
          400 | {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 2 tokens > 1 maximum"}} | CONTEXT_OVERFLOW
          400 | {"type":"error","error":{"type":"invalid_request_error","message":"input length and `max_tokens` exceed context limit: 1 + 2 > 2"}} | CONTEXT_OVERFLOW
          400 | {"type":"error","error":{"type":"invalid_request_error","message":"Output blocked by content filtering policy"}} | CONTENT_POLICY
          529 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}} | OVERLOADED
          200 | {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}} | OVERLOADED
          504 | {"type":"error","error":{"type":"timeout_error","message":"too slow"}} | TIMEOUT
          200 | {"type":"error","error":{"type":"api_error","message":"Internal"}} | SERVER_ERROR
          # Gemini
          400 | {"error":{"code":400,"message":"API key not valid. Please pass one.","status":"INVALID_ARGUMENT"}} | AUTHENTICATION
          400 | {"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}} | CONTEXT_OVERFLOW
          403 | {"error":{"code":403,"message":"no","status":"PERMISSION_DENIED"}} | PERMISSION
          429 | {"error":{"code":429,"message":"no","status":"RESOURCE_EXHAUSTED"}} | RATE_LIMITED
          503 | {"error":{"code":503,"message":"no","status":"UNAVAILABLE"}} | OVERLOADED
          504 | {"error":{"code":504,"message":"no","status":"DEADLINE_EXCEEDED"}} | TIMEOUT
          200 | {"error":{"code":503,"message":"no","status":"UNAVAILABLE"}} | OVERLOADED
          # Mistral
          401 | {"detail":"Unauthorized"} | AUTHENTICATION
          400 | {"object":"error","message":"Prompt contains 9 tokens, too large for model with 8 maximum context length","type":"invalid_request_error","code":"3051"} | CONTEXT_OVERFLOW
          422 | {"detail":[{"type":"extra_forbidden","msg":"Extra inputs are not permitted"}]} | INVALID_REQUEST
          429 | {"message":"Service tier capacity exceeded for this model."} | RATE_LIMITED
          # Groq
          400 | {"error":{"message":"Please reduce the length of the messages or completion.","type":"invalid_request_error","code":"x"}} | CONTEXT_OVERFLOW
          413 | {"error":{"message":"Request too large for model, tokens per minute","type":"tokens","code":"rate_limit_exceeded"}} | RATE_LIMITED
          498 | {"error":{"message":"flex","code":"capacity_exceeded"}} | OVERLOADED
          503 | {"error":{"message":"x is currently over capacity","type":"internal_server_error"}} | OVERLOADED
          # Together
          422 | {"error":{"message":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8","type":"invalid_request_error"}} | CONTEXT_OVERFLOW
          # Ollama
          404 | {"error":"model 'x' not found"} | NOT_FOUND
          400 | {"error":"the prompt is too long"} | CONTEXT_OVERFLOW
          500 | {"error":"something"} | SERVER_ERROR
          # llama.cpp
          400 | {"error":{"code":400,"message":"request (9 tokens) is too big","type":"exceed_context_size_error"}} | CONTEXT_OVERFLOW
          503 | {"error":{"code":503,"message":"Loading model","type":"unavailable_error"}} | OVERLOADED
          # OpenRouter
          402 | {"error":{"code":402,"message":"Insufficient credits"}} | PERMISSION
          403 | {"error":{"code":403,"message":"The input was flagged","metadata":{"reasons":["x"]}}} | CONTENT_POLICY
          400 | {"error":{"code":400,"message":"Provider returned error","metadata":{"raw":"prompt is too long: 9"}}} | CONTEXT_OVERFLOW
          200 | {"error":{"code":502,"message":"Provider disconnected"}} | SERVER_ERROR
          200 | {"error":{"code":429,"message":"Provider returned error"}} | RATE_LIMITED
          # nobody in particular
          418 | {} | INVALID_REQUEST
          500 | {"error":{"type":7,"code":{},"message":[]}} | SERVER_ERROR
          200 | {"error":"odd"} | SERVER_ERROR
          """)
  @DisplayName("S97 a refusal has a kind, whatever its provider calls it")
  void everyRefusalHasAKind(int status, String body, RefusalKind kind) {
    assertThat(ErrorBody.of("acme", status, Json.parseObject(body)).kind()).isEqualTo(kind);
  }

  @Test
  void aKindIsKnownWithoutABody() {
    assertThat(new LlmException.Refused("acme", 503, "busy", null, null).kind())
        .isEqualTo(RefusalKind.OVERLOADED);
    assertThat(new LlmException.Refused("acme", 200, "oh", "overloaded_error", null).kind())
        .isEqualTo(RefusalKind.OVERLOADED);
    assertThat(new LlmException.Refused("acme", 302, "elsewhere", null, null).kind())
        .isEqualTo(RefusalKind.INVALID_REQUEST);
  }
}
