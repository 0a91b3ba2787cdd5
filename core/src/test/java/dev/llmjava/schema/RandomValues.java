package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values of a record with a bit of everything; the same for the same seed. */
final class RandomValues {
  private static final String ALPHABET = "ab\"\\{}[],:\n\u0000\u00e9\u2028 0-";

  private final SplittableRandom random;

  RandomValues(long seed) {
    random = new SplittableRandom(seed);
  }

  enum Colour {
    RED,
    @Named("light green")
    GREEN
  }

  sealed interface Node<T> {}

  record Leaf<T>(T value) implements Node<T> {}

  @Named("fork")
  record Fork<T>(Node<T> left, @Nullable Node<T> right) implements Node<T> {}

  record Pair<A, B>(A first, B second) {}

  record Numbers(
      byte tiny, short small, int number, long large, float single, double real, BigInteger big) {}

  record Times(
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime local,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration duration,
      Period period) {}

  record Optionals(
      Optional<String> text,
      OptionalInt number,
      OptionalLong large,
      OptionalDouble real,
      @Nullable String nullable,
      @Default("light green") @Nullable Colour colour,
      Optional<Rich> nested) {}

  record Rich(
      boolean flag,
      char letter,
      @Named("the text") String text,
      Numbers numbers,
      Times times,
      Optionals optionals,
      URI uri,
      UUID uuid,
      Path path,
      List<Rich> children,
      Set<Colour> colours,
      Map<String, List<Integer>> byName,
      Map<Colour, Pair<String, Long>> byColour,
      Node<String> texts,
      Node<List<Integer>> lists,
      Json json) {}

  Rich rich(int depth) {
    return new Rich(
        random.nextBoolean(),
        ALPHABET.charAt(random.nextInt(ALPHABET.length())),
        text(),
        numbers(),
        times(),
        optionals(depth),
        URI.create("http://host/" + random.nextInt(1000)),
        new UUID(random.nextLong(), random.nextLong()),
        Path.of("dir" + random.nextInt(9), "file"),
        depth == 0 ? List.of() : list(2, () -> rich(0)),
        new LinkedHashSet<>(list(3, this::colour)),
        map(this::text, () -> list(3, random::nextInt)),
        colours(),
        node(3, this::text),
        node(2, () -> list(3, random::nextInt)),
        Json.array(list(3, () -> Json.of(random.nextDouble()))));
  }

  private Numbers numbers() {
    return new Numbers(
        (byte) random.nextInt(),
        (short) random.nextInt(),
        random.nextInt(),
        random.nextLong(),
        Float.intBitsToFloat(random.nextInt() & 0x7f7fffff),
        Double.longBitsToDouble(random.nextLong() & 0x7fefffffffffffffL),
        BigInteger.valueOf(random.nextLong()).pow(1 + random.nextInt(5)));
  }

  private Times times() {
    var instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    var local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return new Times(
        instant,
        local.toLocalDate(),
        random.nextBoolean() ? local.toLocalTime() : LocalTime.MIDNIGHT,
        local,
        local.atOffset(ZoneOffset.ofHoursMinutes(2, 30)),
        local.atZone(ZoneId.of(random.nextBoolean() ? "Europe/Paris" : "Z")),
        Duration.ofNanos(random.nextLong()),
        Period.of(random.nextInt(9), random.nextInt(9), random.nextInt(9)));
  }

  private Optionals optionals(int depth) {
    return new Optionals(
        maybe(this::text),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt()),
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong()),
        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
        maybe(this::text).orElse(null),
        maybe(this::colour).orElse(null),
        depth == 0 ? Optional.empty() : maybe(() -> rich(depth - 1)));
  }

  private <T> Node<T> node(int depth, Supplier<T> value) {
    return depth == 0 || random.nextBoolean()
        ? new Leaf<>(value.get())
        : new Fork<>(node(depth - 1, value), random.nextBoolean() ? null : node(depth - 1, value));
  }

  private Map<Colour, Pair<String, Long>> colours() {
    var map = new EnumMap<Colour, Pair<String, Long>>(Colour.class);
    list(2, this::colour).forEach(c -> map.put(c, new Pair<>(text(), random.nextLong())));
    return map;
  }

  private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
    var map = new LinkedHashMap<K, V>();
    list(3, key).forEach(k -> map.put(k, value.get()));
    return map;
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(value.get());
  }

  private <T> List<T> list(int most, Supplier<T> item) {
    var list = new ArrayList<T>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(item.get());
    }
    return list;
  }

  private Colour colour() {
    return random.nextBoolean() ? Colour.RED : Colour.GREEN;
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
