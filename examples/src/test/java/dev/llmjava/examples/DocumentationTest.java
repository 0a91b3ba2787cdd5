package dev.llmjava.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in the documentation is a region of an example, so that it compiles and runs. */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("llm.root"));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\n(.*?)^```");
  private static final Pattern REGION =
      Pattern.compile("(?s)// region \\w+\n(.*?)\n *// endregion");

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    return documents;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyBlockOfJavaIsARegionOfAnExample(Path document) throws IOException {
    List<String> regions = regions();
    Matcher block = BLOCK.matcher(Files.readString(document));
    while (block.find()) {
      assertThat(regions)
          .as("%s quotes code that no example has", document)
          .contains(block.group(1).strip());
    }
  }

  private static List<String> regions() throws IOException {
    List<String> regions = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples/src/main"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher region = REGION.matcher(Files.readString(file));
        while (region.find()) {
          regions.add(region.group(1).stripTrailing().stripIndent().strip());
        }
      }
    }
    return regions;
  }
}
