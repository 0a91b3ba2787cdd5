package dev.llmjava;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything this library throws at run time that is not a programming error. Three families: you
 * must fix something, they refused, the answer broke off. A message is one line and says what to
 * do, except for {@link InvalidOptions}.
 */
public abstract sealed class LlmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private LlmException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** You must fix something before the model is asked: a key, a name, a setting. */
  public static non-sealed class Setup extends LlmException {
    private static final long serialVersionUID = 1L;

    public Setup(String message) {
      super(message, null);
    }

    public Setup(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The model needs a key and none was found. */
  public static final class MissingKey extends Setup {
    private static final long serialVersionUID = 1L;

    public MissingKey(String name, @Nullable String variable) {
      super(
          "No key found - add one using 'llm keys set "
              + name
              + "'"
              + (variable == null ? "" : " or set the " + variable + " environment variable"));
    }
  }

  /** No model goes by that name. */
  public static final class UnknownModel extends Setup {
    private static final long serialVersionUID = 1L;

    public UnknownModel(String name) {
      super("Unknown model: " + name);
    }
  }

  /** The model still asks for tools after as many answers as a chain may have. */
  public static final class ChainLimitMet extends Setup {
    private static final long serialVersionUID = 1L;

    public ChainLimitMet(int responses) {
      super("Chain limit of " + responses + " exceeded.");
    }
  }

  /** A chain waits for a decision, so that there is no answer yet. */
  public static final class Paused extends Setup {
    private static final long serialVersionUID = 1L;

    private final transient List<Part.ToolResult> results;

    /**
     * @param tools the names of the tools that wait, in quotes
     * @param results of the calls beside them that have ended
     */
    public Paused(String tools, String why, List<Part.ToolResult> results) {
      super(
          "The chain waits for "
              + tools
              + (why.isBlank() ? "" : " (" + oneLine(why) + ")")
              + "; go on from its messages once that is decided, or with the results");
      this.results = List.copyOf(results);
    }

    /** Of the calls beside those that wait. */
    public List<Part.ToolResult> results() {
      return results;
    }
  }

  /** Options that the model does not take, or values that it cannot. Several lines. */
  public static final class InvalidOptions extends Setup {
    private static final long serialVersionUID = 1L;

    public InvalidOptions(String message) {
      super(message);
    }
  }

  /** A template that says something it cannot, or nothing. Several lines. */
  public static final class InvalidTemplate extends Setup {
    private static final long serialVersionUID = 1L;

    public InvalidTemplate(String message) {
      super(message);
    }
  }

  /** The next call would cost more than is left to spend, or nobody knows what it costs. */
  public static final class BudgetExceeded extends Setup {
    private static final long serialVersionUID = 1L;

    public BudgetExceeded(String message) {
      super(message);
    }
  }

  /** The provider answered, and refused or reported an error. */
  public static final class Refused extends LlmException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String providerMessage;
    private final @Nullable String type;
    private final @Nullable Duration retryAfter;
    private final RefusalKind kind;

    /**
     * One whose kind shows in its status, its type and its words.
     *
     * @param status the HTTP status; 200 when the error came inside of an answer
     * @param providerMessage the provider's own words
     * @param type the provider's own class of error; null when it gave none
     * @param retryAfter how long the provider asks to wait; null when it did not say
     */
    public Refused(
        String provider,
        int status,
        String providerMessage,
        @Nullable String type,
        @Nullable Duration retryAfter) {
      this(
          provider,
          status,
          providerMessage,
          type,
          retryAfter,
          RefusalKind.of(status, type == null ? List.of() : List.of(type), providerMessage));
    }

    /** The same where somebody knows better of what kind it is. */
    public Refused(
        String provider,
        int status,
        String providerMessage,
        @Nullable String type,
        @Nullable Duration retryAfter,
        RefusalKind kind) {
      super(
          provider
              + (status == 200 ? " broke off with an error: " : " answered " + status + ": ")
              + oneLine(providerMessage),
          null);
      this.status = status;
      this.providerMessage = providerMessage;
      this.type = type;
      this.retryAfter = retryAfter;
      this.kind = kind;
    }

    /** Why, in words that hold for every provider. */
    public RefusalKind kind() {
      return kind;
    }

    public int status() {
      return status;
    }

    public String providerMessage() {
      return providerMessage;
    }

    public Optional<String> type() {
      return Optional.ofNullable(type);
    }

    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may succeed later. */
    public boolean retryable() {
      return status == 408 || status == 409 || status == 429 || status >= 500;
    }
  }

  /** The answer is whole, and is not the value that it should be. */
  public static final class Mismatch extends LlmException {
    private static final long serialVersionUID = 1L;

    /**
     * @param wanted what it should be
     * @param answer what came, or its beginning
     */
    public Mismatch(String wanted, String problem, String answer) {
      super(
          (startsWithVowel(wanted) ? "The answer is not an " : "The answer is not a ")
              + wanted
              + ": "
              + oneLine(problem)
              + " - it was: "
              + oneLine(answer),
          null);
    }

    private static boolean startsWithVowel(String name) {
      return !name.isEmpty() && "AEIOaeio".indexOf(name.charAt(0)) >= 0;
    }
  }

  /** The answer broke off: no connection, silence, nonsense on the wire, an end too early. */
  public static final class BrokenOff extends LlmException {
    private static final long serialVersionUID = 1L;

    public BrokenOff(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Line breaks and runs of spaces folded, because an error is one line. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
