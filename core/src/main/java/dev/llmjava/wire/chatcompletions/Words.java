package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Text, reasoning and refusals, put into parts in the order they arrive: words of one kind make one
 * part until something of another kind comes.
 */
final class Words {
  private enum Kind {
    NONE,
    TEXT,
    REASONING,
    REFUSAL
  }

  private final String provider;
  private final References references;
  private final StringBuilder text = new StringBuilder();
  private ReasoningDetails details = new ReasoningDetails();
  private Kind kind = Kind.NONE;
  private int part;
  private boolean refused;

  Words(String provider, References references) {
    this.provider = provider;
    this.references = references;
  }

  void text(String chunk, PartSink out) {
    if (!chunk.isEmpty()) {
      become(Kind.TEXT, out);
      text.append(chunk);
      out.text(part, chunk);
    }
  }

  void refusal(String chunk, PartSink out) {
    if (!chunk.isEmpty()) {
      become(Kind.REFUSAL, out);
      refused = true;
      out.refusal(part, provider, chunk);
    }
  }

  void reasoning(Reasoned reasoned, PartSink out) {
    if (!reasoned.words().isEmpty()) {
      if (become(Kind.REASONING, out) && reasoned.field() != null) {
        out.reasoning(part, "");
        out.data(part, ProviderData.of(provider, Reasoned.FIELD, Json.of(reasoned.field())));
      }
      out.reasoning(part, reasoned.words());
    }
    if (kind == Kind.REASONING) {
      details.add(reasoned.details());
    } else if (!reasoned.details().isEmpty()) {
      hidden(reasoned, out);
    }
  }

  /**
   * Something that vouches for the thinking under way; without any there is nothing to vouch for.
   */
  void sealed(String key, @Nullable String value, PartSink out) {
    if (value != null && !value.isEmpty() && kind == Kind.REASONING) {
      out.data(part, ProviderData.of(provider, key, Json.of(value)));
    }
  }

  /** Something that is not words begins. */
  void interrupt(PartSink out) {
    become(Kind.NONE, out);
  }

  /** Whether there have been any. */
  boolean begun() {
    return part > 0;
  }

  /** All visible text so far. */
  String text() {
    return text.toString();
  }

  /** What {@code snapshot}, the text as a whole, adds to the text so far. */
  String newIn(String snapshot) {
    boolean longer = snapshot.length() > text.length();
    return longer && snapshot.startsWith(text.toString()) ? snapshot.substring(text.length()) : "";
  }

  /** Whether the answer is a refusal and nothing else. */
  boolean refused() {
    return refused && text.isEmpty();
  }

  /** Thinking without words: encrypted, or a signature that came late. */
  private void hidden(Reasoned reasoned, PartSink out) {
    interrupt(out);
    details.add(reasoned.details());
    out.part(new Part.Reasoning("", true, takeDetails()));
  }

  /** Whether a new part begins. */
  private boolean become(Kind next, PartSink out) {
    if (kind == next) {
      return false;
    }
    switch (kind) {
      case TEXT -> out.data(part, references.take(provider));
      case REASONING -> out.data(part, takeDetails());
      case REFUSAL, NONE -> {}
    }
    if (kind != Kind.NONE) {
      out.end(part);
    }
    kind = next;
    part++;
    return true;
  }

  private ProviderData takeDetails() {
    ReasoningDetails taken = details;
    details = new ReasoningDetails();
    return taken.isEmpty()
        ? ProviderData.NONE
        : ProviderData.of(provider, Reasoned.DETAILS, taken.toJson());
  }
}
