package dev.llmjava.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The recorded traffic. It is not ours, so it is not in the repository: it is looked for at the
 * system property {@code llm.transcripts}, the variable {@code LLM_TRANSCRIPTS}, and {@code
 * ../shared/transcripts} beside the project.
 */
public final class Corpus {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final Path root;

  public Corpus(Path root) {
    this.root = root;
  }

  /** Without recordings the calling test is skipped, or fails where they are required. */
  public static Corpus required() {
    List<Path> places = places();
    Optional<Path> root = places.stream().filter(Corpus::holdsRecordings).findFirst();
    String missing = "no recorded traffic in " + places + "; set LLM_TRANSCRIPTS";
    if (root.isEmpty()
        && setting("llm.transcripts.required", "LLM_TRANSCRIPTS_REQUIRED").equals("true")) {
      Assertions.fail(missing);
    }
    if (root.isEmpty() && !SAID.getAndSet(true)) {
      System.out.println("Skipping what needs recordings: " + missing);
    }
    Assumptions.assumeTrue(root.isPresent(), missing);
    return new Corpus(root.orElseThrow());
  }

  public List<Recorded> exchanges(String protocol) {
    try (Stream<Path> folders = Files.list(root.resolve(protocol))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("meta.json")))
          .sorted()
          .map(Recorded::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps of each sequence, in order. */
  public Map<String, List<Recorded>> sequences(String protocol) {
    var sequences = new LinkedHashMap<String, List<Recorded>>();
    for (Recorded one : exchanges(protocol)) {
      String sequence = one.sequence();
      if (sequence != null) {
        sequences.computeIfAbsent(sequence, name -> new ArrayList<>()).add(one);
      }
    }
    sequences.values().forEach(steps -> steps.sort(Comparator.comparingLong(Recorded::step)));
    return sequences;
  }

  private static List<Path> places() {
    var places = new ArrayList<Path>();
    for (String named : List.of(property("llm.transcripts"), variable("LLM_TRANSCRIPTS"))) {
      if (!named.isEmpty()) {
        places.add(Path.of(named));
      }
    }
    String project = property("llm.root");
    places.add(
        Path.of(project.isEmpty() ? "." : project).resolve("../shared/transcripts").normalize());
    return places;
  }

  private static boolean holdsRecordings(Path place) {
    return Files.isRegularFile(place.resolve("index.json"))
        || Files.isDirectory(place.resolve("openai-chat"));
  }

  private static String setting(String property, String variable) {
    String set = property(property);
    return set.isEmpty() ? variable(variable) : set;
  }

  /** A property that Maven passed on without a value is none. */
  private static String property(String name) {
    String value = System.getProperty(name, "");
    return value.startsWith("${") ? "" : value;
  }

  private static String variable(String name) {
    return System.getenv().getOrDefault(name, "");
  }
}
