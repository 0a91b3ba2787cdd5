package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/** The piece of an answer that a {@link PlainChunk} brings. */
final class PlainDelta {
  private enum Kind {
    TEXT,
    THOUGHT,
    ARGUMENTS
  }

  private final JsonCursor json;
  private final StoredPayload before;
  private boolean plain;
  private String text = "";
  private String thought = "";
  private String thoughtField = "";
  private @Nullable String arguments;
  private long call;
  private boolean role;
  private Kind kind = Kind.TEXT;
  private int pieces;
  private int wordsFrom;
  private int wordsTo;

  PlainDelta(JsonCursor json, StoredPayload before) {
    this.json = json;
    this.before = before;
  }

  /** The text; may be empty. */
  String text() {
    return text;
  }

  /** The thinking; may be empty. */
  String thought() {
    return thought;
  }

  /** The name of the field that has the thinking. */
  String thoughtField() {
    return thoughtField;
  }

  /** The arguments; null when it says nothing of a call. */
  @Nullable String arguments() {
    return arguments;
  }

  /** The number of the call that the arguments belong to. */
  long call() {
    return call;
  }

  /** Whether it says the role again. */
  boolean hasRole() {
    return role;
  }

  /** Whether it says something, and one thing only. */
  boolean hasOnePiece() {
    return pieces == 1;
  }

  /** Where the string of the one piece begins in the bytes that were walked over. */
  int wordsFrom() {
    return wordsFrom;
  }

  /** Where it ends. */
  int wordsTo() {
    return wordsTo;
  }

  /** Forgets all it says. */
  void clear() {
    plain = true;
    text = "";
    thought = "";
    arguments = null;
    role = false;
    pieces = 0;
  }

  /** From now on it says the same as before, in other words. */
  void say(String words) {
    switch (kind) {
      case TEXT -> text = words;
      case THOUGHT -> thought = words;
      case ARGUMENTS -> arguments = words;
    }
  }

  /** Walks over a delta; whether it is plain, as far as it can be walked over. */
  boolean walk() {
    json.enterObject();
    while (plain && json.nextField()) {
      if (!json.skipNull()) {
        field();
      }
    }
    return plain;
  }

  private void field() {
    if (json.isNamed("content")) {
      plain &= text.isEmpty();
      text = words(Kind.TEXT);
    } else if (json.isNamed("tool_calls")) {
      calls();
    } else if (json.isNamed("role")) {
      role = true;
      String known = before.role();
      plain &= known != null;
      json.skipString(known == null ? "" : known);
    } else {
      thinking();
    }
  }

  private void thinking() {
    for (int i = 0; i < Reasoned.FIELDS.size(); i++) {
      String name = Reasoned.FIELDS.get(i);
      if (json.isNamed(name)) {
        plain &= thought.isEmpty();
        thought = words(Kind.THOUGHT);
        thoughtField = name;
        return;
      }
    }
    plain = false;
  }

  private void calls() {
    json.enterArray();
    while (plain && json.nextItem()) {
      plain &= arguments == null;
      call = -1;
      piece();
      plain &= call >= 0 && arguments != null;
    }
  }

  private void piece() {
    json.enterObject();
    while (plain && json.nextField()) {
      if (json.skipNull()) {
        continue;
      }
      if (json.isNamed("index")) {
        call = json.number();
      } else if (json.isNamed("function")) {
        function();
      } else if (json.isNamed("id")) {
        json.skipString("");
      } else {
        plain = json.isNamed("type");
        json.skipString();
      }
    }
  }

  private void function() {
    json.enterObject();
    while (plain && json.nextField()) {
      if (json.isNamed("arguments")) {
        plain &= arguments == null;
        arguments = words(Kind.ARGUMENTS);
      } else {
        plain &= json.isNamed("name");
        if (!json.skipNull()) {
          json.skipString("");
        }
      }
    }
  }

  private String words(Kind of) {
    int from = json.position();
    String words = json.string();
    if (!words.isEmpty()) {
      pieces++;
      kind = of;
      wordsFrom = from;
      wordsTo = json.position();
    }
    return words;
  }
}
