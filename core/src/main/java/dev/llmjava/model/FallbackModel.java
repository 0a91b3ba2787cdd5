package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelWrapper;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.RefusalKind;
import dev.llmjava.StreamEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A model in whose place others are asked, in order, when it fails before it has said anything. A
 * {@link StreamEvent.Warning} tells each time, and {@link dev.llmjava.Response#resolvedModel} who
 * answered. When all have failed, the last failure is thrown and has the others as suppressed ones.
 *
 * <p>What you must fix, such as a key that is missing, is no reason to ask another, as long as it
 * is the first model that misses it. A key that is given in the prompt is the first model's, and
 * goes to no other.
 */
public final class FallbackModel implements ModelWrapper {
  private static final String FEATURE = "fallback";

  private final Model first;
  private final List<Model> others;
  private final Map<RefusalKind, List<Model>> byKind;

  private FallbackModel(Builder from) {
    first = from.first;
    others = List.copyOf(from.others);
    byKind =
        Map.of(
            RefusalKind.CONTEXT_OVERFLOW, List.copyOf(from.onContextOverflow),
            RefusalKind.CONTENT_POLICY, List.copyOf(from.onContentPolicy));
  }

  /** Others for whatever happens. */
  public static FallbackModel of(Model first, Model... others) {
    return builder(first).then(others).build();
  }

  public static Builder builder(Model first) {
    return new Builder(first);
  }

  @Override
  public Model inside() {
    return first;
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Attempts(new OneAfterAnother(prompt));
  }

  /** One thread. */
  public static final class Builder {
    private final Model first;
    private final List<Model> others = new ArrayList<>();
    private final List<Model> onContextOverflow = new ArrayList<>();
    private final List<Model> onContentPolicy = new ArrayList<>();

    private Builder(Model first) {
      this.first = first;
    }

    /** Who is asked whatever happens. Appends. */
    public Builder then(Model... models) {
      others.addAll(List.of(models));
      return this;
    }

    /** Who is asked before those when a prompt is too long. Appends. */
    public Builder onContextOverflow(Model... models) {
      onContextOverflow.addAll(List.of(models));
      return this;
    }

    /** Who is asked before those when a filter stopped a prompt. Appends. */
    public Builder onContentPolicy(Model... models) {
      onContentPolicy.addAll(List.of(models));
      return this;
    }

    public FallbackModel build() {
      return new FallbackModel(this);
    }
  }

  private final class OneAfterAnother implements Attempts.Plan {
    private final Queue<Model> general = new ArrayDeque<>(others);
    private final Queue<Model> roomier =
        new ArrayDeque<>(byKind.getOrDefault(RefusalKind.CONTEXT_OVERFLOW, List.of()));
    private final Queue<Model> laxer =
        new ArrayDeque<>(byKind.getOrDefault(RefusalKind.CONTENT_POLICY, List.of()));
    private Prompt prompt;
    private Model asked = first;
    private boolean elsewhere;

    OneAfterAnother(Prompt prompt) {
      this.prompt = prompt;
    }

    @Override
    public Exchange open() {
      return asked.open(prompt);
    }

    @Override
    public @Nullable Duration next(LlmException failure, PartSink out) {
      boolean theirs =
          failure instanceof LlmException.Refused || failure instanceof LlmException.BrokenOff;
      Model next = theirs || elsewhere ? after(failure) : null;
      if (next == null) {
        return null;
      }
      out.warn(
          FEATURE, asked.id() + " failed, so " + next.id() + " is asked: " + failure.getMessage());
      out.resolvedModel(next.id());
      asked = next;
      if (!elsewhere) {
        prompt = prompt.toBuilder().key(null).build();
        elsewhere = true;
      }
      return Duration.ZERO;
    }

    private @Nullable Model after(LlmException failure) {
      RefusalKind kind = failure instanceof LlmException.Refused refused ? refused.kind() : null;
      Model special =
          kind == RefusalKind.CONTEXT_OVERFLOW
              ? roomier.poll()
              : kind == RefusalKind.CONTENT_POLICY ? laxer.poll() : null;
      return special == null ? general.poll() : special;
    }
  }
}
