package dev.llmjava;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a provider refused, in words that hold for all of them. */
public enum RefusalKind {
  /** The key is missing, wrong or no longer valid. */
  AUTHENTICATION,
  /** The key is good, but not for this: no access, no credit. */
  PERMISSION,
  /** There is no such model, or no such address. */
  NOT_FOUND,
  /** Too much was asked in too short a time, or the quota is used up. */
  RATE_LIMITED,
  /** The provider has no room for now. */
  OVERLOADED,
  /** The prompt, with room for its answer, is longer than the model's context. */
  CONTEXT_OVERFLOW,
  /** A filter stopped the prompt or the answer. */
  CONTENT_POLICY,
  /** Something in the request is wrong. */
  INVALID_REQUEST,
  /** The provider did not finish in time. */
  TIMEOUT,
  /** The provider failed. */
  SERVER_ERROR;

  /** What providers call their errors, in lower case. */
  private static final Map<String, RefusalKind> CODES =
      Map.ofEntries(
          Map.entry("authentication_error", AUTHENTICATION),
          Map.entry("invalid_api_key", AUTHENTICATION),
          Map.entry("unauthenticated", AUTHENTICATION),
          Map.entry("permission_error", PERMISSION),
          Map.entry("permission_denied", PERMISSION),
          Map.entry("billing_error", PERMISSION),
          Map.entry("not_found_error", NOT_FOUND),
          Map.entry("model_not_found", NOT_FOUND),
          Map.entry("not_found", NOT_FOUND),
          Map.entry("rate_limit_error", RATE_LIMITED),
          Map.entry("rate_limit_exceeded", RATE_LIMITED),
          Map.entry("resource_exhausted", RATE_LIMITED),
          Map.entry("insufficient_quota", RATE_LIMITED),
          Map.entry("overloaded_error", OVERLOADED),
          Map.entry("server_is_overloaded", OVERLOADED),
          Map.entry("service_unavailable", OVERLOADED),
          Map.entry("unavailable_error", OVERLOADED),
          Map.entry("unavailable", OVERLOADED),
          Map.entry("capacity_exceeded", OVERLOADED),
          Map.entry("context_length_exceeded", CONTEXT_OVERFLOW),
          Map.entry("exceed_context_size_error", CONTEXT_OVERFLOW),
          Map.entry("too_many_prompt_tokens", CONTEXT_OVERFLOW),
          Map.entry("request_too_large", CONTEXT_OVERFLOW),
          Map.entry("content_filter", CONTENT_POLICY),
          Map.entry("content_policy_violation", CONTENT_POLICY),
          Map.entry("responsibleaipolicyviolation", CONTENT_POLICY),
          Map.entry("moderation_blocked", CONTENT_POLICY),
          Map.entry("timeout_error", TIMEOUT),
          Map.entry("deadline_exceeded", TIMEOUT),
          Map.entry("api_error", SERVER_ERROR),
          Map.entry("server_error", SERVER_ERROR),
          Map.entry("internal", SERVER_ERROR),
          Map.entry("invalid_request_error", INVALID_REQUEST),
          Map.entry("invalid_argument", INVALID_REQUEST));

  /** Groq's for a lack of room at its cheaper tier. */
  private static final int NO_CAPACITY = 498;

  /** Anthropic's. */
  private static final int OVERLOAD = 529;

  /** That of a network in front of the provider. */
  private static final int NETWORK_TIMEOUT = 524;

  private static final String[] OVERFLOWING = {
    "context length",
    "context window",
    "context size",
    "context limit",
    "prompt is too long",
    "prompt too long",
    "input is too long",
    "input token count",
    "maximum prompt length",
    "reduce the length of the messages",
    "all messages is too long",
    "`max_new_tokens` must be"
  };
  private static final String[] FILTERED = {
    "content management policy",
    "content filtering policy",
    "content policy",
    "usage policy",
    "usage policies",
    "safety system",
    "flagged"
  };
  private static final String[] UNKNOWN_KEY = {
    "api key not valid", "api key expired", "invalid api key", "incorrect api key"
  };
  private static final String[] FULL = {"overloaded", "over capacity", "at capacity"};
  private static final String[] TOO_FAST = {"rate limit", "rate-limited", "too many requests"};

  /**
   * The kind of one refusal. Statuses that leave no doubt come first; many providers report a long
   * prompt or a filter as a bad request, so their words come before their codes, and the codes
   * before the status.
   *
   * @param status the HTTP status; 200 for an error inside of an answer
   * @param codes what the provider calls the error, in any case; several because some have a type
   *     and a code
   */
  public static RefusalKind of(int status, List<String> codes, String words) {
    int said = status == 200 ? status(codes) : status;
    RefusalKind certain = certain(said);
    if (certain != null) {
      return certain;
    }
    RefusalKind coded = coded(codes);
    boolean vague = coded == null || coded == INVALID_REQUEST || coded == SERVER_ERROR;
    RefusalKind worded = vague || said == 403 ? worded(words.toLowerCase(Locale.ROOT)) : null;
    if (worded != null) {
      return worded;
    }
    return coded != null ? coded : usual(said);
  }

  private static @Nullable RefusalKind certain(int status) {
    return switch (status) {
      case 401 -> AUTHENTICATION;
      case 404 -> NOT_FOUND;
      case 408, 504, NETWORK_TIMEOUT -> TIMEOUT;
      case 429 -> RATE_LIMITED;
      case NO_CAPACITY, OVERLOAD -> OVERLOADED;
      default -> null;
    };
  }

  private static RefusalKind usual(int status) {
    return switch (status) {
      case 402, 403 -> PERMISSION;
      case 413 -> CONTEXT_OVERFLOW;
      case 503 -> OVERLOADED;
      default -> status == 200 || status == 409 || status >= 500 ? SERVER_ERROR : INVALID_REQUEST;
    };
  }

  /** The most telling of them. */
  private static @Nullable RefusalKind coded(List<String> codes) {
    RefusalKind found = null;
    for (String code : codes) {
      RefusalKind kind = CODES.get(code.toLowerCase(Locale.ROOT));
      if (kind != null && (found == null || found == INVALID_REQUEST || found == SERVER_ERROR)) {
        found = kind;
      }
    }
    return found;
  }

  private static @Nullable RefusalKind worded(String words) {
    if (has(words, FILTERED)) {
      return CONTENT_POLICY;
    }
    if (has(words, OVERFLOWING)) {
      return CONTEXT_OVERFLOW;
    }
    if (has(words, UNKNOWN_KEY)) {
      return AUTHENTICATION;
    }
    if (has(words, TOO_FAST)) {
      return RATE_LIMITED;
    }
    return has(words, FULL) ? OVERLOADED : null;
  }

  private static boolean has(String words, String[] any) {
    for (String one : any) {
      if (words.contains(one)) {
        return true;
      }
    }
    return false;
  }

  /** Errors in the middle of a stream have the status that they would have had (OpenRouter). */
  private static int status(List<String> codes) {
    for (String code : codes) {
      if (code.length() == 3 && (code.startsWith("4") || code.startsWith("5"))) {
        try {
          return Integer.parseInt(code);
        } catch (NumberFormatException e) {
          // a word of three letters
        }
      }
    }
    return 200;
  }
}
