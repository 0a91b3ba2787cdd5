package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.store.ChainWriter.Link;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages at their places whose hashes were taken before, for conversations that come whole with
 * every turn, many at once, and as new objects when they were read from requests. A hash follows
 * from the message and its parent alone, so what is known never becomes wrong. Of limited weight;
 * what was not used for longest goes first. Any thread.
 */
final class KnownLinks {
  /**
   * A message after another one. Not the record's own hash: taking that loads more than a short
   * command, which logs one turn, does otherwise.
   */
  private record Place(@Nullable String parent, Message message, int fingerprint) {
    Place(@Nullable String parent, Message message) {
      this(parent, message, 31 * Objects.hashCode(parent) + KnownLinks.fingerprint(message));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place that
          && fingerprint == that.fingerprint
          && Objects.equals(parent, that.parent)
          && message.equals(that.message);
    }

    @Override
    public int hashCode() {
      return fingerprint;
    }
  }

  private static final class Entry {
    private final Link link;
    private final long weight;
    private long used;

    Entry(Link link, long weight, long used) {
      this.link = link;
      this.weight = weight;
      this.used = used;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Place, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final long capacity;
  private long weight;
  private long round;

  /**
   * @param capacity the greatest sum of weights
   */
  KnownLinks(long capacity) {
    this.capacity = capacity;
  }

  /** A number for one walk through a conversation. */
  long nextRound() {
    lock.lock();
    try {
      return ++round;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Link get(@Nullable String parent, Message message, long walk) {
    lock.lock();
    try {
      Entry entry = entries.isEmpty() ? null : entries.get(new Place(parent, message));
      if (entry == null) {
        return null;
      }
      entry.used = walk;
      return entry.link;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing goes that the same walk used: of a conversation too heavy to be known as a whole its
   * beginning stays known, where each message would drive out the one that is asked for next.
   */
  void put(Link link, long itsWeight, long walk) {
    lock.lock();
    try {
      if (makeRoom(itsWeight, walk)) {
        Entry old =
            entries.put(new Place(link.parent(), link.message()), new Entry(link, itsWeight, walk));
        weight += itsWeight - (old == null ? 0 : old.weight);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean makeRoom(long wanted, long walk) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (weight + wanted > capacity && oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.used >= walk) {
        return false;
      }
      weight -= entry.weight;
      oldest.remove();
    }
    return weight + wanted <= capacity;
  }

  /** Of what tells most messages apart; equal ones have the same. */
  private static int fingerprint(Message message) {
    int print = message.role().ordinal();
    for (Part part : message.parts()) {
      print = 31 * print + fingerprint(part);
    }
    return print;
  }

  /** Tests in a row, because the first pattern switch of a process costs it much. */
  private static int fingerprint(Part part) {
    if (part instanceof Part.Text text) {
      return text.text().hashCode();
    }
    if (part instanceof Part.Reasoning reasoning) {
      return reasoning.text().hashCode();
    }
    if (part instanceof Part.ToolCall call) {
      return Objects.hashCode(call.id()) ^ call.name().hashCode();
    }
    if (part instanceof Part.ToolResult result) {
      return Objects.hashCode(result.callId()) ^ result.output().hashCode();
    }
    return part instanceof Part.Media media ? fingerprint(media.attachment()) : 0;
  }

  private static int fingerprint(Attachment attachment) {
    if (attachment.source() instanceof Attachment.Source.Bytes bytes) {
      return bytes.length();
    }
    return attachment.source() instanceof Attachment.Source.Url url ? url.address().hashCode() : 0;
  }
}
