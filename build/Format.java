import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Formats the project's Java, or checks that it is formatted: {@code check|apply ROOT}. What was
 * well last time and has not changed since is passed over.
 */
class Format {
  public static void main(String[] args) throws Exception {
    boolean check = args[0].equals("check");
    Path formatter = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path known = formatter.resolveSibling("formatted.txt");
    List<Path> sources = sources(Path.of(args[1]));
    List<String> changed = changed(sources, formatter, known);
    int result = changed.isEmpty() ? 0 : format(check, changed);
    if (result == 0) {
      Files.write(known, states(sources, formatter));
    } else if (check) {
      System.out.println("The files above are not formatted: run mvn process-sources -Dformat=apply");
    }
    System.exit(result);
  }

  static int format(boolean check, List<String> files) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    command.addAll(files);
    var out = new PrintWriter(System.out, true);
    int result = new Main(out, out, System.in).format(command.toArray(String[]::new));
    out.flush();
    return result;
  }

  static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|build|bench)/.*"))
          .sorted()
          .toList();
    }
  }

  static List<String> changed(List<Path> sources, Path formatter, Path known) throws IOException {
    Set<String> before = Files.exists(known) ? new HashSet<>(Files.readAllLines(known)) : Set.of();
    List<String> changed = new ArrayList<>();
    for (Path source : sources) {
      if (!before.contains(state(source, formatter))) {
        changed.add(source.toString());
      }
    }
    return changed;
  }

  static List<String> states(List<Path> sources, Path formatter) throws IOException {
    List<String> states = new ArrayList<>();
    for (Path source : sources) {
      states.add(state(source, formatter));
    }
    return states;
  }

  /** Another formatter may see a file in another way. */
  static String state(Path source, Path formatter) throws IOException {
    return Files.size(formatter) + " " + Files.size(source) + " " + Files.getLastModifiedTime(source) + " " + source;
  }
}
