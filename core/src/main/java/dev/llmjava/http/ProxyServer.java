package dev.llmjava.http;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A proxy that a variable names. Its text form leaves out what vouches for the user. */
final class ProxyServer {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<user>.*)@)?"
              + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:/@\\[\\]\\s]+)(?::(?<port>\\d{1,5}))?/?");

  /** How Java begins to say that it answered a request for a tunnel with something else. */
  private static final String NO_TUNNEL = "Tunnel failed";

  private static final int HTTP = 80;
  private static final int LAST_PORT = 65535;

  private final String variable;
  private final InetSocketAddress address;
  private final @Nullable String authorization;

  private ProxyServer(String variable, InetSocketAddress address, @Nullable String authorization) {
    this.variable = variable;
    this.address = address;
    this.authorization = authorization;
  }

  /**
   * Reads the value of a variable: {@code [http://][USER:PASSWORD@]HOST[:PORT]}.
   *
   * @throws LlmException.Setup for what is none, or a kind of proxy that Java's client cannot use
   */
  static ProxyServer of(String variable, String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      // what does not read as an address may be a password
      throw unusable(variable, "is no address of a proxy");
    }
    String scheme = form.group("scheme");
    if (scheme != null && !scheme.equalsIgnoreCase("http")) {
      throw unusable(variable, "is a kind of proxy that cannot be used: \"" + scheme + "\"");
    }
    String host = form.group("host").replace("[", "").replace("]", "");
    int port = form.group("port") == null ? HTTP : Integer.parseInt(form.group("port"));
    if (port == 0 || port > LAST_PORT) {
      throw unusable(variable, "has no port that there could be: \"" + port + "\"");
    }
    return new ProxyServer(
        variable,
        InetSocketAddress.createUnresolved(host, port),
        form.group("user") == null ? null : basic(form.group("user")));
  }

  private static LlmException.Setup unusable(String variable, String fault) {
    return new LlmException.Setup(
        variable + " " + fault + "; write http://HOST:PORT, or remove it");
  }

  /** RFC 7617, section 2. In an address, other characters than letters and digits are escaped. */
  private static String basic(String user) {
    String plain = user;
    try {
      plain = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a percent sign that stands for itself
    }
    String pair = plain.contains(":") ? plain : plain + ":";
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  InetSocketAddress address() {
    return address;
  }

  /** The value of {@code Proxy-Authorization}; null when the variable names no user. */
  @Nullable String authorization() {
    return authorization;
  }

  /** The failure, which names this proxy where it is the one that did not answer or refused. */
  IOException named(IOException e) {
    String said = Reasons.of(e) + " at the proxy " + this;
    if (e instanceof ConnectException) {
      return new ConnectException(said);
    }
    return String.valueOf(e.getMessage()).startsWith(NO_TUNNEL) ? new IOException(said) : e;
  }

  /** It does not take this user, or none. */
  LlmException.Setup refusal() {
    String why =
        authorization == null
            ? " wants to know who asks; write http://USER:PASSWORD@HOST:PORT"
            : " does not take this user and password; correct it";
    return new LlmException.Setup("the proxy " + this + why);
  }

  @Override
  public String toString() {
    return address.getHostString() + ":" + address.getPort() + " of " + variable;
  }
}
