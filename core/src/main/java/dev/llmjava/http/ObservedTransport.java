package dev.llmjava.http;

import dev.llmjava.KeySource;
import dev.llmjava.ModelInfo;
import dev.llmjava.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells somebody of what another transport sends and gets. */
public final class ObservedTransport implements HttpTransport, KeySource {
  private static final String HIDDEN = "[...]";

  private final HttpTransport network;
  private final ExchangeObserver observer;

  /**
   * @param network closed with this one
   */
  public ObservedTransport(HttpTransport network, ExchangeObserver observer) {
    this.network = network;
    this.observer = observer;
  }

  @Override
  public HttpSettings settings() {
    return network.settings();
  }

  @Override
  public HttpReply start(HttpCall call) {
    if (!observer.watches(call.address())) {
      return network.start(call);
    }
    Json body = RecordedRequest.body(call);
    Secrets secrets = Secrets.of(call, body);
    RecordedRequest request = RecordedRequest.of(call, body, secrets);
    observer.request(request.method(), request.address(), headers(call, secrets), request.body());
    return new ObservedReply(network.start(call), observer, secrets);
  }

  private static Map<String, String> headers(HttpCall call, Secrets secrets) {
    var shown = new TreeMap<String, String>();
    call.headers()
        .forEach(
            (name, value) ->
                shown.put(
                    name.toLowerCase(Locale.ROOT),
                    SecretNames.isPublicHeader(name) || isCookie(name)
                        ? secrets.scrub(withoutCookie(name, value))
                        : HIDDEN));
    return shown;
  }

  private static boolean isCookie(String name) {
    return name.equalsIgnoreCase("cookie") || name.equalsIgnoreCase("set-cookie");
  }

  /** A cookie vouches for somebody, too; its name is left. */
  static String withoutCookie(String name, String value) {
    return isCookie(name) ? value.substring(0, Math.max(value.indexOf('='), 0)) + "=..." : value;
  }

  @Override
  public @Nullable String key(ModelInfo.KeyName needed) {
    return network instanceof KeySource source ? source.key(needed) : null;
  }

  @Override
  public void close() {
    network.close();
  }
}
