package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.ProviderContext;
import org.jspecify.annotations.Nullable;

/**
 * What vouches for a request: which key, in which header.
 *
 * @param key null when there is no key to look for
 * @param prefix what stands before the key in the header's value
 * @param optional whether a request without the key may be answered
 */
public record Credential(@Nullable KeyName key, String header, String prefix, boolean optional) {
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";

  /** What LLM sends where no key is needed: some servers refuse a request without any. */
  public static final Credential DUMMY =
      new Credential(null, AUTHORIZATION, BEARER + "DUMMY_KEY", true);

  /** RFC 6750, section 2.1. */
  public static Credential bearer(KeyName key) {
    return new Credential(key, AUTHORIZATION, BEARER, false);
  }

  /** The bare key in a header of the provider's own. */
  public static Credential header(String name, KeyName key) {
    return new Credential(key, name, "", false);
  }

  /** The same, but a request goes out without when there is no key. */
  public Credential ifKnown() {
    return new Credential(key, header, prefix, true);
  }

  /**
   * The header's value; null for none.
   *
   * @param given the prompt's own key; null for the stored one
   */
  @Nullable String value(String provider, ProviderContext context, @Nullable String given) {
    if (key == null) {
      return prefix.isEmpty() ? null : prefix;
    }
    try {
      return prefix + secret(key, provider, context, given);
    } catch (LlmException.MissingKey e) {
      if (optional) {
        return null;
      }
      throw e;
    }
  }

  /** Whether there is a key, be it a good one or not. */
  boolean isFound(ProviderContext context) {
    try {
      return key != null && !context.key(key, null).isEmpty();
    } catch (LlmException.MissingKey e) {
      return false;
    }
  }

  private static String secret(
      KeyName key, String provider, ProviderContext context, @Nullable String given) {
    String secret = context.key(key, given).strip();
    if (secret.isEmpty()) {
      throw unusable(key, provider, "is empty");
    }
    if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw unusable(key, provider, "has characters that no key has");
    }
    return secret;
  }

  private static LlmException unusable(KeyName key, String provider, String why) {
    return new LlmException.Setup(
        "The key for "
            + provider
            + " "
            + why
            + " - set it again with 'llm keys set "
            + key.name()
            + "'");
  }
}
