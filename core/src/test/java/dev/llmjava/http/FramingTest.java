package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.PartSink;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FramingTest {
  private static final PartSink NOWHERE =
      (PartSink)
          Proxy.newProxyInstance(
              PartSink.class.getClassLoader(),
              new Class<?>[] {PartSink.class},
              (proxy, method, arguments) -> null);

  @Test
  void aByteOrderMarkIsNotPartOfADocumentWhereverItIsCut() throws IOException {
    byte[] body = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    for (int cut = 0; cut < body.length; cut++) {
      assertThat(framesCutAt(body, cut)).as("at %d", cut).containsExactly("document {\"a\":1}");
    }
  }

  @Test
  void aByteOrderMarkBeforeEventsIsPassedOverWhereverItIsCut() throws IOException {
    byte[] body = "\uFEFFdata: a\n\ndata: b\n\n".getBytes(StandardCharsets.UTF_8);

    for (int cut = 0; cut < body.length; cut++) {
      assertThat(framesCutAt(body, cut)).as("at %d", cut).containsExactly("frame a", "frame b");
    }
  }

  @Test
  void blankLinesBeforeTheFirstEventDoNoHarm() throws IOException {
    byte[] body = "\r\n\ndata: a\n\n".getBytes(StandardCharsets.UTF_8);

    for (int cut = 0; cut < body.length; cut++) {
      assertThat(framesCutAt(body, cut)).as("at %d", cut).containsExactly("frame a");
    }
  }

  @Test
  void objectsOnLinesAreFramesForADecoderThatWantsThemWhereverTheyAreCut() throws IOException {
    String text = "{\"a\":\"}\\\"{\"}\n\r\n{\"b\":{\"c\":[{}]}}\n";

    assertValues(text, "frame {\"a\":\"}\\\"{\"}", "frame {\"b\":{\"c\":[{}]}}");
  }

  @Test
  void theElementsOfAnArrayAreFramesToo() throws IOException {
    assertValues("\uFEFF[{\"a\":1}\n,\n{\"ö\":[2]}]", "frame {\"a\":1}", "frame {\"ö\":[2]}");
  }

  @Test
  void aSingleDocumentIsOneFrameAndHalfOfOneToo() throws IOException {
    assertValues("{\"a\":[1,2]}", "frame {\"a\":[1,2]}");
    assertValues("{\"a\":1}{\"b\":", "frame {\"a\":1}", "frame {\"b\":");
  }

  private static void assertValues(String text, String... frames) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut < body.length; cut++) {
      assertThat(framesCutAt(body, cut, new Recorder(true)))
          .as("at %d", cut)
          .containsExactly(frames);
    }
  }

  private static List<String> framesCutAt(byte[] body, int cut) throws IOException {
    return framesCutAt(body, cut, new Recorder(false));
  }

  private static List<String> framesCutAt(byte[] body, int cut, Recorder decoder)
      throws IOException {
    var framing = new Framing(new InTwo(body, cut), decoder, "test");
    while (framing.read(NOWHERE)) {}
    return decoder.frames;
  }

  private static final class Recorder implements Decoder {
    private final List<String> frames = new ArrayList<>();
    private final boolean framesAreValues;

    Recorder(boolean framesAreValues) {
      this.framesAreValues = framesAreValues;
    }

    @Override
    public boolean framesAreValues() {
      return framesAreValues;
    }

    @Override
    public void frame(@Nullable String event, String data, PartSink out) {
      frames.add("frame " + data);
    }

    @Override
    public void document(String data, PartSink out) {
      frames.add("document " + data);
    }

    @Override
    public boolean done() {
      return false;
    }

    @Override
    public void end(PartSink out) {}
  }

  private static final class InTwo implements HttpReply {
    private final byte[] body;
    private final int cut;
    private int sent;

    InTwo(byte[] body, int cut) {
      this.body = body;
      this.cut = cut;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public int read(byte[] into) {
      byte[] piece = Arrays.copyOfRange(body, sent, sent < cut ? cut : body.length);
      System.arraycopy(piece, 0, into, 0, piece.length);
      sent += piece.length;
      return piece.length == 0 ? -1 : piece.length;
    }

    @Override
    public void close() {}
  }
}
