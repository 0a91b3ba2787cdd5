package dev.llmjava.cli.doctor;

import dev.llmjava.cli.session.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Java that runs this, whether from its archive of classes, and the encoding of names. */
final class RuntimeCheck implements DoctorCheck {
  private static final List<String> ARCHIVE_OPTIONS =
      List.of("-XX:AOTCache=", "-XX:SharedArchiveFile=");
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final String NEW_ARCHIVE = "package llm again with the Java that runs it";

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<Diagnosis> run() {
    var found = new ArrayList<Diagnosis>();
    found.add(
        Diagnosis.ok(
            "llm "
                + Version.ofThisBuild()
                + " on Java "
                + System.getProperty("java.version")
                + " of "
                + System.getProperty("java.vendor")));
    found.add(archive(archiveOption()));
    String encoding = System.getProperty("sun.jnu.encoding", "");
    if (!encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
      found.add(
          Diagnosis.problem(
              "arguments and names of files are read as " + encoding,
              "set LC_ALL to a locale in UTF-8, such as C.UTF-8"));
    }
    return found;
  }

  private static Diagnosis archive(@Nullable Path archive) {
    if (archive == null) {
      return Diagnosis.note("starts without an archive of classes, which is slower", NEW_ARCHIVE);
    }
    if (!Files.exists(archive)) {
      return Diagnosis.note("the archive of classes " + archive + " is gone", NEW_ARCHIVE);
    }
    return isMapped(archive)
        ? Diagnosis.ok("starts from its archive of classes")
        : Diagnosis.note(
            "Java does not take the archive of classes, because it or a jar has changed since",
            NEW_ARCHIVE);
  }

  /** The archive that the launcher names; null for none. */
  private static @Nullable Path archiveOption() {
    String[] none = {};
    for (String argument : ProcessHandle.current().info().arguments().orElse(none)) {
      for (String option : ARCHIVE_OPTIONS) {
        if (argument.startsWith(option)) {
          return Path.of(argument.substring(option.length()));
        }
      }
    }
    return null;
  }

  /** Java is silent about an archive that it refuses; Linux shows what it has mapped. */
  private static boolean isMapped(Path archive) {
    if (!Files.exists(MAPPED)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(MAPPED)) {
      String path = archive.toRealPath().toString();
      return lines.anyMatch(line -> line.endsWith(path));
    } catch (IOException e) {
      return true;
    }
  }
}
