package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.Probe;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.ShellWord;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What it means how a provider answers a {@link Probe}. Its own words are not repeated: some
 * providers quote the key in them.
 *
 * @param place where its key is from; null for no key
 */
record ProviderAnswer(String provider, @Nullable KeyName key, @Nullable String place) {
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final String[] LOOPBACK = {"127.", "localhost", "[::1]"};
  private static final String[] PROXIES = {
    "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"
  };

  /** Null for one that does not answer, and that nobody counts on. */
  @Nullable Diagnosis of(Probe probe, Duration patience, Terminal terminal) {
    long from = System.nanoTime();
    try {
      probe.ask(patience);
      return answered(Duration.ofNanos(System.nanoTime() - from));
    } catch (LlmException.MissingKey e) {
      return null;
    } catch (LlmException.Refused e) {
      return refused(e);
    } catch (LlmException.BrokenOff e) {
      return probe.expected()
          ? Diagnosis.problem(String.valueOf(e.getMessage()), mending(e, terminal))
          : null;
    } catch (LlmException e) {
      return Diagnosis.problem(String.valueOf(e.getMessage()), null);
    }
  }

  private Diagnosis answered(Duration time) {
    String with = place == null ? "" : ", and takes the key of " + place;
    String found = provider + " answers in " + time.toMillis() + " ms" + with;
    return time.compareTo(SLOW) > 0
        ? Diagnosis.note(found, "that is slow: look at the network")
        : Diagnosis.ok(found);
  }

  private Diagnosis refused(LlmException.Refused e) {
    String status = " (it answered " + e.status() + ")";
    return switch (e.kind()) {
      case AUTHENTICATION ->
          Diagnosis.problem(
              provider + (place == null ? " wants a key" : " refuses the key of " + place) + status,
              newKey());
      case PERMISSION ->
          Diagnosis.note(
              provider + " does not allow its list of models with this key" + status,
              "look at what the key may do");
      case RATE_LIMITED ->
          Diagnosis.note(
              provider + " has been asked too much, or the credit is used up" + status, null);
      case NOT_FOUND, INVALID_REQUEST ->
          Diagnosis.problem(
              provider + " has no list of models where it was asked" + status,
              "look at the address that you have set for it");
      default -> Diagnosis.problem(provider + " is out of order" + status, "try again later");
    };
  }

  private @Nullable String newKey() {
    if (key == null) {
      return null;
    }
    return place == null || place.equals("keys.json")
        ? "store a good one: llm keys set " + ShellWord.of(key.name())
        : "correct " + place + ", or store one: llm keys set " + ShellWord.of(key.name());
  }

  /** Only what kept bytes from coming is a matter of networks. */
  private String mending(LlmException.BrokenOff e, Terminal terminal) {
    String variable = variable(terminal);
    if (!(e.getCause() instanceof IOException)) {
      return "something else may answer there: look at " + variable;
    }
    String message = String.valueOf(e.getMessage());
    for (String here : LOOPBACK) {
      if (message.contains("://" + here)) {
        return "start the server, or correct " + variable;
      }
    }
    return reaching(terminal);
  }

  /** The variable that says where the provider is, if one is set. */
  private String variable(Terminal terminal) {
    String name = provider.toUpperCase(Locale.ROOT);
    for (String set : new TreeSet<>(terminal.environment().keySet())) {
      if (set.endsWith(name + "_BASE_URL") || set.equals(name + "_HOST")) {
        return set;
      }
    }
    return "its address";
  }

  private static String reaching(Terminal terminal) {
    for (String proxy : PROXIES) {
      if (!terminal.variable(proxy).isEmpty()) {
        return "look at the network, and at " + proxy + " and NO_PROXY";
      }
    }
    return "look at the network; behind a proxy, set HTTPS_PROXY";
  }
}
