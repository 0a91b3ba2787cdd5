package dev.llmjava.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** {@link HttpTransport} over the JDK's client, which is made for the first request. */
final class JdkTransport implements HttpTransport {
  /**
   * What Java does not tell a proxy that it tunnels through, by default Basic; read when its first
   * client is made.
   */
  private static final String REFUSED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  private final HttpSettings settings;
  private @Nullable HttpClient client;
  private @Nullable EnvironmentProxies environment;
  private boolean closed;

  JdkTransport(HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public HttpSettings settings() {
    return settings;
  }

  @Override
  public HttpReply start(HttpCall call) {
    HttpClient ready = client();
    ProxyServer proxy = environment == null ? null : environment.toward(call.address());
    var reply = new JdkReply(settings, proxy);
    reply.send(ready, request(call, proxy));
    return reply;
  }

  private static HttpRequest request(HttpCall call, @Nullable ProxyServer proxy) {
    var request =
        HttpRequest.newBuilder(call.address())
            .version(version(call))
            .method(call.method(), body(call));
    call.headers().forEach(request::setHeader);
    if (proxy != null && proxy.authorization() != null) {
      request.setHeader("Proxy-Authorization", proxy.authorization());
    }
    return request.build();
  }

  private static HttpRequest.BodyPublisher body(HttpCall call) {
    if (!call.method().equals("POST")) {
      return HttpRequest.BodyPublishers.noBody();
    }
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(call.content());
    LongConsumer sent = call.sent();
    return sent == null ? body : new CountedBody(body, sent);
  }

  /** Over plain HTTP the client would offer an upgrade that local model servers stumble over. */
  private static HttpClient.Version version(HttpCall call) {
    return "https".equalsIgnoreCase(call.address().getScheme())
        ? HttpClient.Version.HTTP_2
        : HttpClient.Version.HTTP_1_1;
  }

  /**
   * Redirects are not followed: a key must not go to an address the user did not name. The client
   * runs its tasks on virtual threads, so it holds no pool and never touches the common one.
   */
  private synchronized HttpClient client() {
    if (closed) {
      throw new IllegalStateException("the transport is closed");
    }
    HttpClient made = client;
    if (made == null) {
      made = make();
      client = made;
    }
    return made;
  }

  private HttpClient make() {
    ProxySelector proxies = settings.proxies();
    if (proxies == null) {
      proxies = EnvironmentProxies.of(System::getenv);
    }
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(settings.connect())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(task -> Thread.ofVirtual().name("llm-http").start(task));
    if (proxies instanceof EnvironmentProxies named) {
      environment = named;
      if (named.nameUsers() && System.getProperty(REFUSED_SCHEMES) == null) {
        System.setProperty(REFUSED_SCHEMES, "");
      }
    }
    return proxies == null ? builder.build() : builder.proxy(proxies).build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }
}
