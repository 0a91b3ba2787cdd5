package dev.llmjava.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The few fields of an object, in order and immutable. Two arrays, because a map with its entries
 * costs more than all else that is built for a frame of a stream; so for few fields only, which are
 * looked at one by one.
 */
final class Fields extends AbstractMap<String, Json> {
  /** The most fields that are faster looked at one by one. */
  static final int MOST = 16;

  private final String[] names;
  private final Json[] values;

  /** Of the first {@code size} of them, no two of a name; the arrays are given away. */
  Fields(String[] names, Json[] values, int size) {
    this.names = size == names.length ? names : Arrays.copyOf(names, size);
    this.values = size == values.length ? values : Arrays.copyOf(values, size);
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    int index = indexOf(names, names.length, name);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return indexOf(names, names.length, name) >= 0;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Json> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new Entries();
  }

  /** Where a name is among the first {@code size}; -1 when it is not there. */
  static int indexOf(String[] names, int size, @Nullable Object name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private final class Entries extends AbstractSet<Map.Entry<String, Json>> {
    @Override
    public int size() {
      return names.length;
    }

    @Override
    public Iterator<Map.Entry<String, Json>> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < names.length;
        }

        @Override
        public Map.Entry<String, Json> next() {
          if (next == names.length) {
            throw new NoSuchElementException();
          }
          return Map.entry(names[next], values[next++]);
        }
      };
    }
  }
}
