package dev.llmjava.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of {@code NO_PROXY}, by the rules that curl and httpx share: names with all their
 * subdomains, a leading dot or not; {@code host:port}; addresses and blocks of them; {@code *} for
 * all. This machine never needs to be named.
 */
final class UnproxiedHosts {
  /** Of what is looked up nowhere. */
  private static final Pattern LITERAL = Pattern.compile("\\d+(\\.\\d+){3}|[0-9A-Fa-f]*:.*");

  private final List<String> named = new ArrayList<>();

  UnproxiedHosts(String value) {
    for (String entry : value.split("[,\\s]+", -1)) {
      if (!entry.isEmpty()) {
        named.add(entry.toLowerCase(Locale.ROOT));
      }
    }
  }

  /**
   * Whether what is there is reached without a proxy.
   *
   * @param host as in an address, IPv6 in brackets or not
   * @param port the one that is asked, also where the address leaves it out
   */
  boolean holds(String host, int port) {
    String plain = bare(host.toLowerCase(Locale.ROOT));
    InetAddress literal = literal(plain);
    if (plain.equals("localhost") || (literal != null && literal.isLoopbackAddress())) {
      return true;
    }
    for (String entry : named) {
      if (entry.equals("*") || matches(entry, plain, port, literal)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(
      String entry, String host, int port, @Nullable InetAddress literal) {
    int slash = entry.indexOf('/');
    if (slash > 0) {
      return literal != null
          && isIn(literal, entry.substring(0, slash), entry.substring(slash + 1));
    }
    boolean withPort = entry.matches("(\\[.*]|[^:]*):\\d+");
    if (withPort && !entry.endsWith(":" + port)) {
      return false;
    }
    String name = bare(withPort ? entry.substring(0, entry.lastIndexOf(':')) : entry);
    if (literal != null) {
      return literal.equals(literal(name));
    }
    String domain = name.replaceFirst("^\\*?\\.", "");
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean isIn(InetAddress address, String network, String length) {
    InetAddress base = literal(network);
    byte[] bits = address.getAddress();
    if (base == null || base.getAddress().length != bits.length || !length.matches("\\d{1,3}")) {
      return false;
    }
    int same = Integer.parseInt(length);
    for (int i = 0; i < same && i < bits.length * 8; i++) {
      int mask = 0x80 >> i % 8;
      if ((bits[i / 8] & mask) != (base.getAddress()[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** Null for a name. */
  private static @Nullable InetAddress literal(String host) {
    try {
      return LITERAL.matcher(host).matches() ? InetAddress.getByName(host) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
