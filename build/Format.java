import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats the project's Java, or checks that it is formatted: {@code check|apply ROOT}. */
class Format {
  public static void main(String[] args) throws Exception {
    boolean check = args[0].equals("check");
    List<String> command = new ArrayList<>();
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    command.addAll(sources(Path.of(args[1])));
    var out = new PrintWriter(System.out, true);
    int result = new Main(out, out, System.in).format(command.toArray(String[]::new));
    out.flush();
    if (check && result != 0) {
      System.out.println("The files above are not formatted: run mvn process-sources -Dformat=apply");
    }
    System.exit(result);
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
