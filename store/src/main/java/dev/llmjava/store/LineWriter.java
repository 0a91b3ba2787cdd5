package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes lines of JSON. Content goes through in pieces, not as one text. */
final class LineWriter {
  private final OutputStream out;

  LineWriter(OutputStream out) {
    this.out = out;
  }

  void line(Json.Obj line) {
    write(target -> text(target, line.toString()));
  }

  /** With one more field, {@code content}, in base64. */
  void line(Json.Obj line, byte[] content) {
    withContent(line, target -> target.write(content));
  }

  /** The same with the content of a file. */
  void line(Json.Obj line, Path content) {
    withContent(line, target -> Files.copy(content, target));
  }

  private void withContent(Json.Obj line, Piece content) {
    String start = line.toString();
    write(
        target -> {
          text(target, start.substring(0, start.length() - 1) + ",\"content\":\"");
          try (OutputStream encoded = Base64.getEncoder().wrap(new Open(target))) {
            content.writeTo(encoded);
          }
          text(target, "\"}");
        });
  }

  private void write(Piece line) {
    try {
      line.writeTo(out);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(OutputStream target, String text) throws IOException {
    target.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @FunctionalInterface
  private interface Piece {
    void writeTo(OutputStream target) throws IOException;
  }

  /** Stays open when the encoder around it is closed, which is how that ends. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
