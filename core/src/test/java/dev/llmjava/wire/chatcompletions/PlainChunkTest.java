package dev.llmjava.wire.chatcompletions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Exchange;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chunk says the same, whether it is read off the bytes or as a whole. */
class PlainChunkTest {
  private static final String FIRST =
      "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
          + "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}";
  private static final String CALL =
      choice(
          "{\"tool_calls\":[{\"index\":1,\"id\":\"call_1\",\"type\":\"function\",\"function\":"
              + "{\"name\":\"f\",\"arguments\":\"\"}}]}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":\" word\"}",
        "{\"content\":\"\\n\\\"quoted\\\" \\u00e9 für \uD83D\uDE00\"}",
        "{\"content\":\"half \\uD83D\"}",
        "{\"content\":\"\",\"reasoning_content\":\"thought\"}",
        "{\"reasoning\":\"thought\",\"content\":null,\"refusal\":null}",
        "{\"role\":\"assistant\",\"content\":\"x\",\"tool_calls\":[]}",
        "{\"role\":null,\"content\":\"x\"}",
        "{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{\\\"a\\\":\"}}]}",
        "{\"tool_calls\":[{\"index\":1,\"id\":\"\",\"type\":\"function\",\"function\":"
            + "{\"name\":null,\"arguments\":\"1}\"}}]}",
        "{\"content\":\"\"}",
        "{}"
      })
  void aPieceAmidWhatWasSaidBeforeIsPlain(String delta) {
    assertThat(isPlain(choice(delta))).isTrue();
    assertSame(choice(delta));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "{\"content\":\"a\",\"content\":\"b\"}",
        "{\"content\":\"x\",\"refusal\":\"no\"}",
        "{\"role\":\"tool\",\"content\":\"x\"}",
        "{\"reasoning\":\"a\",\"reasoning_content\":\"a\"}",
        "{\"reasoning\":{\"text\":\"a\"}}",
        "{\"reasoning\":\"a\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"a\"}]}",
        "{\"tool_calls\":[{\"index\":1,\"id\":\"call_2\",\"function\":{\"name\":\"g\"}}]}",
        "{\"tool_calls\":[{\"function\":{\"arguments\":\"{}\"}}]}",
        "{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":{\"a\":1}}}]}",
        "{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\"{\"}},"
            + "{\"index\":1,\"function\":{\"arguments\":\"}\"}}]}",
        "{\"audio\":{\"id\":\"a\"}}",
        "\"text\"",
        "null"
      })
  void aPieceOfAnotherKindIsNotPlain(String delta) {
    assertThat(isPlain(choice(delta))).isFalse();
    assertSame(choice(delta));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[]}",
        "{\"choices\":[{}]}",
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"x\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}},{\"delta\":{\"content\":\"y\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"},\"delta\":{}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"},\"message\":{\"content\":\"xy\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"},\"logprobs\":{\"top_logprobs\":[]}}]}",
        "{\"model\":\"other\",\"choices\":[{\"delta\":{\"content\":\"x\"}}]}",
        "{\"provider\":\"new\",\"choices\":[{\"delta\":{\"content\":\"x\"}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"citations\":[\"https://example.com\"]}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"error\":{\"message\":\"gone\"}}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}]} {}",
        "{\"choices\":[{\"delta\":{\"content\":\"x\"}}]",
        "[]",
        ""
      })
  void aChunkThatSaysSomethingElseIsNotPlain(String chunk) {
    assertThat(isPlain(chunk)).isFalse();
    assertSame(chunk);
  }

  @Test
  void theNextChunkMayBeLikeTheOneBeforeInAllButWordsAndPadding() {
    PlainChunk chunk = afterFirst();
    for (String words : List.of("a", "\\n", "", "longer \\u00e9", "b")) {
      for (String padding : List.of("x", "", "much longer", "\\n", "é")) {
        String json =
            choice("{\"content\":\"" + words + "\"}").replace("\"pad\"", "\"" + padding + "\"");
        boolean plain = read(chunk, json.getBytes(UTF_8));
        assertThat(plain).as(json).isEqualTo(padding.matches("[a-z ]*"));
        if (plain) {
          assertThat(chunk.delta().text())
              .isEqualTo(((Json.Str) Json.parse("\"" + words + "\"")).value());
        }
      }
    }
  }

  @Test
  void bytesThatAreNoTextAreNotPlainAfterOneThatIs() {
    PlainChunk chunk = afterFirst();
    assertThat(read(chunk, choice("{\"content\":\"a\"}").getBytes(UTF_8))).isTrue();
    assertThat(read(chunk, choice("{\"content\":\"\u00e4\"}").getBytes(ISO_8859_1))).isFalse();
  }

  @Test
  void aCutChunkIsNotPlainAfterAWholeOne() {
    PlainChunk chunk = afterFirst();
    byte[] whole = choice("{\"content\":\"a\"}").getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      assertThat(read(chunk, whole)).isTrue();
      assertThat(chunk.read(whole, 0, length)).isFalse();
    }
  }

  private static boolean isPlain(String chunk) {
    return read(afterFirst(), chunk.getBytes(UTF_8));
  }

  private static boolean read(PlainChunk chunk, byte[] bytes) {
    return chunk.read(bytes, 0, bytes.length);
  }

  private static PlainChunk afterFirst() {
    var payload = new StoredPayload();
    Json.Obj first = Json.parseObject(FIRST);
    payload.add(first, (Json.Obj) first.items("choices").getFirst());
    return new PlainChunk(payload);
  }

  private static void assertSame(String chunk) {
    assertThat(told(true, FIRST, chunk)).isEqualTo(told(false, FIRST, chunk));
    assertThat(told(true, FIRST, CALL, chunk)).isEqualTo(told(false, FIRST, CALL, chunk));
    assertThat(told(true, FIRST, CALL, chunk, chunk, chunk))
        .isEqualTo(told(false, FIRST, CALL, chunk, chunk, chunk));
    assertThat(told(true, chunk, chunk)).isEqualTo(told(false, chunk, chunk));
  }

  /** All that a response has to say; ids that were made up differ each time. */
  private static String told(boolean asBytes, String... chunks) {
    var frames = new ArrayList<>(List.of(chunks));
    frames.add(choice("{\"content\":\"!\"}"));
    frames.add(Answers.STOP);
    frames.add("[DONE]");
    var told = new ArrayList<Object>();
    try (Response response = new Fed(asBytes, frames).prompt("hello")) {
      for (StreamEvent event : response.events()) {
        told.add(event);
      }
      told.addAll(response.messages());
      told.add(response.payload());
    } catch (RuntimeException e) {
      told.add(e.getMessage());
    }
    return told.toString().replaceAll("tc_\\w+", "tc_");
  }

  private static String choice(String delta) {
    return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":22,\"model\":\"m\","
        + "\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"logprobs\":null,\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"pad\"}";
  }

  /** Frames as they are at hand, without a body around them. */
  private record Fed(boolean asBytes, List<String> frames) implements Model {
    @Override
    public String id() {
      return "fed";
    }

    @Override
    public Exchange open(Prompt prompt) {
      var decode = new Decode("fed");
      return new Exchange() {
        @Override
        public boolean step(PartSink out) {
          frames.forEach(frame -> feed(decode, frame, out));
          decode.end(out);
          return false;
        }

        @Override
        public void close() {}
      };
    }

    private void feed(Decode decode, String frame, PartSink out) {
      byte[] bytes = frame.getBytes(UTF_8);
      if (asBytes) {
        decode.frame(null, bytes, 0, bytes.length, out);
      } else {
        decode.frame(null, frame, out);
      }
    }
  }
}
