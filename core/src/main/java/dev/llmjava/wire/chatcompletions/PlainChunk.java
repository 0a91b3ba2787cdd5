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
  private final ChunkTemplate template = new ChunkTemplate();
  private final PlainDelta delta;
  private boolean plain;
  private int choices;
  private int deltas;
  private int paddingFrom;
  private int paddingTo;
  private int readWhole;

  /**
   * @param before what the chunks before have said
   */
  PlainChunk(StoredPayload before) {
    this.before = before;
    this.delta = new PlainDelta(json, before);
  }

  /** Reads a chunk; whether it is plain, and then {@link #delta} tells what it says. */
  boolean read(byte[] utf8, int from, int to) {
    String words = readWhole == before.chunks() ? template.match(utf8, from, to, json) : null;
    if (words != null) {
      delta.say(words);
      return true;
    }
    walk(utf8, from, to);
    template.clear();
    if (plain && delta.hasOnePiece()) {
      template.set(utf8, from, to);
      template.words(delta.wordsFrom() - from, delta.wordsTo() - from);
      template.padding(paddingFrom - from, paddingTo - from);
    }
    readWhole = before.chunks();
    return plain;
  }

  PlainDelta delta() {
    return delta;
  }

  private void walk(byte[] utf8, int from, int to) {
    plain = before.chunks() > 0;
    choices = 0;
    deltas = 0;
    paddingFrom = to;
    paddingTo = to;
    delta.clear();
    json.start(utf8, from, to);
    json.enterObject();
    while (plain && json.nextField()) {
      if (!json.skipNull()) {
        field();
      }
    }
    plain &= choices == 1 && deltas == 1 && json.arrived();
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
      paddingFrom = json.position();
      json.skipString();
      paddingTo = json.position();
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
        deltas++;
        plain &= delta.walk();
      } else if (json.isNamed("index")) {
        plain &= json.number() == 0;
      } else {
        plain &= json.skipNull();
      }
    }
  }
}
