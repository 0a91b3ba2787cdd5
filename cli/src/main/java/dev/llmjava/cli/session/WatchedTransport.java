package dev.llmjava.cli.session;

import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpReply;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;

/** Shows how far large requests have been sent, and how much of a file has come. */
final class WatchedTransport implements HttpTransport {
  /** Smaller ones are sent before anybody looks. */
  private static final int LARGE = 256 * 1024;

  private final HttpTransport network;
  private final StatusLine status;

  private WatchedTransport(HttpTransport network, StatusLine status) {
    this.network = network;
    this.status = status;
  }

  /**
   * @param network closed with this one
   */
  static HttpTransport of(HttpTransport network, StatusLine status) {
    return new WatchedTransport(network, status);
  }

  @Override
  public HttpSettings settings() {
    return network.settings();
  }

  /** Answers to a POST are a model's, and shown as they come. */
  @Override
  public HttpReply start(HttpCall call) {
    if (call.method().equals("GET")) {
      var progress = new TransferProgress(status, "fetching " + HttpCall.shown(call.address()));
      return new WatchedReply(network.start(call), progress);
    }
    if (call.length() < LARGE) {
      return network.start(call);
    }
    var progress = new TransferProgress(status, "sending");
    return network.start(call.telling(sent -> progress.at(sent, call.length())));
  }

  @Override
  public void close() {
    network.close();
  }
}
