package dev.llmjava.cli.session;

import dev.llmjava.http.HttpReply;
import java.io.IOException;
import java.util.Optional;

/** Counts what is read of an answer. */
final class WatchedReply implements HttpReply {
  private static final int OK = 200;

  private final HttpReply reply;
  private final TransferProgress progress;
  private long total = -1;
  private long read;

  WatchedReply(HttpReply reply, TransferProgress progress) {
    this.reply = reply;
    this.progress = progress;
    progress.at(0, total);
  }

  @Override
  public int status() throws IOException {
    int status = reply.status();
    if (status == OK) {
      total = length(reply.header("content-length").orElse(""));
    }
    return status;
  }

  private static long length(String header) {
    try {
      return Long.parseLong(header);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public Optional<String> header(String name) {
    return reply.header(name);
  }

  @Override
  public int read(byte[] into) throws IOException {
    int count = reply.read(into);
    read += Math.max(count, 0);
    progress.at(read, total);
    return count;
  }

  @Override
  public void release() {
    progress.end();
    reply.release();
  }

  @Override
  public void close() {
    progress.end();
    reply.close();
  }
}
