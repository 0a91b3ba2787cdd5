import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the project's Java, or checks that it is formatted. Run by the build on the JDK it
 * selected; written for Java 17 so that it can say what is wrong when that JDK is too old.
 */
class Format {
  static final int OLDEST = 21;

  public static void main(String[] args) throws Exception {
    int version = Runtime.version().feature();
    if (version < OLDEST) {
      System.err.println(
          "llm-java is compiled by a JDK 21 or newer and the newest one found here is "
              + version
              + ": install one (for example the package openjdk-21-jdk or temurin-25-jdk), or set JAVA_HOME to it.");
      System.exit(1);
    }
    boolean check = args[0].equals("check");
    List<String> command = new ArrayList<>();
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    command.addAll(sources(Path.of(args[1])));
    if (check) {
      System.err.println("Java format: check (a file named below needs `mvn process-sources -Dformat=apply`)");
    }
    Class.forName("com.google.googlejavaformat.java.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) command.toArray(String[]::new));
  }

  static List<String> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|build|bench)/.*"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
