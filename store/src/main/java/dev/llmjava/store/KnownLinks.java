package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.store.ChainWriter.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /** What followed it last time; most conversations go on as they did. */
    private @Nullable Entry next;

    Entry(Link link, long weight, long used) {
      this.link = link;
      this.weight = weight;
      this.used = used;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Place, Entry> entries = new HashMap<>();
  private final long capacity;
  private long weight;
  private long walks;
  private long fullFor;

  /**
   * @param capacity the greatest sum of weights
   */
  KnownLinks(long capacity) {
    this.capacity = capacity;
  }

  /** A number for one walk through a conversation, greater than those before. */
  long nextWalk() {
    lock.lock();
    try {
      return ++walks;
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with {@code links} through a conversation as far as it is known. */
  void follow(List<Message> messages, List<Link> links, long walk) {
    lock.lock();
    try {
      String parent = links.isEmpty() ? null : links.getLast().hash();
      Entry last = null;
      for (Message message : messages.subList(links.size(), messages.size())) {
        Entry entry = after(last, parent, message);
        if (entry == null) {
          return;
        }
        entry.used = walk;
        links.add(entry.link);
        parent = entry.link.hash();
        last = entry;
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Entry after(@Nullable Entry last, @Nullable String parent, Message message) {
    Entry next = last == null ? null : last.next;
    if (next != null && next.link.message().equals(message)) {
      return next;
    }
    Entry found = entries.isEmpty() ? null : entries.get(new Place(parent, message));
    if (last != null) {
      last.next = found;
    }
    return found;
  }

  /**
   * Nothing goes that the same walk used: of a conversation too heavy to be known as a whole its
   * beginning stays known, where each message would drive out the one that is asked for next.
   */
  void put(Link link, long itsWeight, long walk) {
    lock.lock();
    try {
      if (hasRoom(itsWeight, walk)) {
        var entry = new Entry(link, itsWeight, walk);
        Entry known = entries.putIfAbsent(new Place(link.parent(), link.message()), entry);
        weight += known == null ? itsWeight : 0;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(long wanted, long walk) {
    if (weight + wanted > capacity && fullFor != walk && wanted <= capacity) {
      makeRoom(wanted, walk);
    }
    return weight + wanted <= capacity;
  }

  /** A quarter at once, because it looks at all there is. */
  private void makeRoom(long wanted, long walk) {
    long goal = Math.min(capacity - wanted, capacity / 4 * 3);
    var oldest = new ArrayList<Map.Entry<Place, Entry>>(entries.entrySet());
    oldest.removeIf(entry -> entry.getValue().used >= walk);
    oldest.sort(Comparator.comparingLong(entry -> entry.getValue().used));
    Set<Entry> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var entry : oldest) {
      if (weight <= goal) {
        break;
      }
      weight -= entry.getValue().weight;
      gone.add(entry.getValue());
      entries.remove(entry.getKey());
    }
    entries.values().forEach(entry -> entry.next = gone.contains(entry.next) ? null : entry.next);
    fullFor = weight + wanted > capacity ? walk : 0;
  }

  /** Of what tells most messages apart; equal ones have the same. */
  private static int fingerprint(Message message) {
    int print = 1;
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
