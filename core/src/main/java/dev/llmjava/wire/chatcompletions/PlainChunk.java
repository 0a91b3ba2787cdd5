package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/**
 * The chunk of which a stream has thousands: a piece of text, of thinking or of the arguments of a
 * call, and around it what earlier chunks have said. It is read off the bytes, because a value for
 * everything that it repeats costs many times what the piece itself does. Any other chunk, valid or
 * not, is not plain, and {@link Decode} reads it as a whole. So this may understand less than that,
 * but never something else.
 */
final class PlainChunk {
  private final StoredPayload before;
  private final JsonCursor json = new JsonCursor();
  private boolean plain;
  private int choices;
  private int deltas;
  private String content = "";
  private String thought = "";
  private String thoughtField = "";
  private @Nullable String arguments;
  private long call;
  private boolean role;

  /**
   * @param before what the chunks before have said
   */
  PlainChunk(StoredPayload before) {
    this.before = before;
  }

  /** Reads a chunk; whether it is plain, and the methods below tell what it says. */
  boolean read(byte[] utf8, int from, int to) {
    plain = before.begun();
    choices = 0;
    deltas = 0;
    content = "";
    thought = "";
    arguments = null;
    role = false;
    json.start(utf8, from, to);
    json.enterObject();
    while (plain && json.nextField()) {
      if (!json.skipNull()) {
        field();
      }
    }
    return plain && choices == 1 && deltas == 1 && json.arrived();
  }

  /** The text; may be empty. */
  String content() {
    return content;
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
  long callNumber() {
    return call;
  }

  /** Whether it says the role again. */
  boolean hasRole() {
    return role;
  }

  private void field() {
    if (json.isNamed("choices")) {
      json.enterArray();
      while (plain && json.nextItem()) {
        choices++;
        choice();
      }
    } else if (json.isNamed("created")) {
      json.number(); // of the first chunk it is kept, of no other
    } else if (json.isNamed("obfuscation")) {
      json.skipString();
    } else {
      repeated();
    }
  }

  private void repeated() {
    for (int i = 0; i < StoredPayload.NOTES.size(); i++) {
      String name = StoredPayload.NOTES.get(i);
      if (json.isNamed(name)) {
        same(before.said(name));
        return;
      }
    }
    plain &= json.isNamed("object");
    same(before.said("object"));
  }

  private void same(@Nullable String text) {
    plain &= text != null;
    json.skipString(text == null ? "" : text);
  }

  private void choice() {
    json.enterObject();
    while (plain && json.nextField()) {
      if (json.isNamed("delta")) {
        delta();
      } else if (json.isNamed("index")) {
        plain &= json.number() == 0;
      } else {
        plain &= json.skipNull();
      }
    }
  }

  private void delta() {
    deltas++;
    json.enterObject();
    while (plain && json.nextField()) {
      if (json.skipNull()) {
        continue;
      }
      if (json.isNamed("content")) {
        plain &= content.isEmpty();
        content = json.string();
      } else if (json.isNamed("tool_calls")) {
        calls();
      } else if (json.isNamed("role")) {
        role = true;
        same(before.role());
      } else {
        thinking();
      }
    }
  }

  private void thinking() {
    for (int i = 0; i < Reasoned.FIELDS.size(); i++) {
      String name = Reasoned.FIELDS.get(i);
      if (json.isNamed(name)) {
        plain &= thought.isEmpty();
        thought = json.string();
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
      call();
      plain &= call >= 0 && arguments != null;
    }
  }

  private void call() {
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
        arguments = json.string();
      } else {
        plain &= json.isNamed("name");
        if (!json.skipNull()) {
          json.skipString("");
        }
      }
    }
  }
}
