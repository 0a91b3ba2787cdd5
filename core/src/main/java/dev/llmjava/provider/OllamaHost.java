package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ProviderContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is, as its own client reads {@code OLLAMA_HOST}: a host, a port, an address, all
 * with or without the rest. What the server listens on, such as {@code 0.0.0.0}, stands for this
 * machine. The user that an address may name is sent as llm-ollama does.
 *
 * @param user with the password; null for none
 */
record OllamaHost(String base, @Nullable String user) {
  private static final String VARIABLE = "OLLAMA_HOST";
  private static final String HEADERS = "OLLAMA_HEADERS";
  private static final String CLOUD = "ollama.com";
  private static final int LAST_PORT = 65_535;

  /** Whether somebody has said where it is. */
  static boolean isNamed(ProviderContext context) {
    return context.variable(VARIABLE) != null;
  }

  static OllamaHost of(ProviderContext context) {
    String set = context.variable(VARIABLE);
    return parse(set == null ? "" : unquoted(set.strip()));
  }

  static OllamaHost parse(String text) {
    int colon = text.indexOf("://");
    String scheme = colon < 0 ? "http" : text.substring(0, colon);
    String rest = colon < 0 ? text : text.substring(colon + 3);
    if (text.equals(CLOUD)) {
      scheme = "https";
    }
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    int at = authority.lastIndexOf('@');
    String server = server(authority.substring(at + 1), port(scheme, colon >= 0));
    return new OllamaHost(
        scheme + "://" + server + path, at < 0 ? null : authority.substring(0, at));
  }

  /** Sent with every request: {@code OLLAMA_HEADERS}, which llm-ollama reads too, and the user. */
  Map<String, String> headers(ProviderContext context) {
    var headers = new LinkedHashMap<String, String>();
    if (user != null) {
      byte[] plain = user.getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(plain));
    }
    String more = context.variable(HEADERS);
    for (String pair : more == null ? new String[0] : more.split(",")) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new LlmException.Setup(
            HEADERS + " has a header without a value - write name=value,name=value");
      }
      headers.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
    }
    return headers;
  }

  private static String port(String scheme, boolean given) {
    return switch (scheme) {
      case "https" -> "443";
      case "http" -> given ? "80" : "11434";
      default -> "11434";
    };
  }

  private static String server(String hostAndPort, String otherwise) {
    int bracket = hostAndPort.lastIndexOf(']');
    int colon = hostAndPort.lastIndexOf(':');
    boolean bare = bracket < 0 && hostAndPort.indexOf(':') != colon;
    boolean hasPort = colon > bracket && !bare;
    String host = hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
    String port = hasPort ? hostAndPort.substring(colon + 1) : otherwise;
    return reachable(bare ? "[" + host + "]" : host) + ":" + (isPort(port) ? port : otherwise);
  }

  private static String reachable(String host) {
    return switch (host) {
      case "", "0.0.0.0" -> "127.0.0.1";
      case "[::]" -> "[::1]";
      default -> host;
    };
  }

  private static boolean isPort(String text) {
    return !text.isEmpty()
        && text.length() <= 5
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(text) <= LAST_PORT;
  }

  /** As people write it in files that are no shell scripts. */
  private static String unquoted(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "\"'".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "\"'".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Without the user. */
  @Override
  public String toString() {
    return "OllamaHost[" + base + "]";
  }
}
