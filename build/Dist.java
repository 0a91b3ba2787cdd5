import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Lays out the command: {@code bin/llm}, its jars, the native libraries unpacked, and an archive
 * of the classes it loads, made by a training run of the JDK that runs this.
 *
 * <p>Arguments: the command's jar, the directory with the jars it needs, the directory with picocli's
 * sources, the launcher's directory, the directory to make.
 */
class Dist {
  /**
   * The launcher and the training run must agree on these, or the archive is refused. The archive is
   * mapped where it was made for, since moving 30 MB of pointers takes a fifth of the time that a
   * short command takes. SQLite's driver makes a date formatter that nobody uses; without the
   * platform's locale data it is made in a quarter of the time, and nothing printed depends on a
   * locale. What a future Java no longer knows is passed over.
   */
  static final List<String> FLAGS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:CompileThresholdScaling=10",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Djava.locale.providers=SPI",
          "--enable-native-access=ALL-UNNAMED");

  /** In this order on the class path. */
  static final List<String> JARS =
      List.of(
          "llm-cli",
          "llm-core",
          "llm-store",
          "picocli",
          "jackson-core",
          "sqlite-jdbc",
          "snakeyaml-engine",
          "java-diff-utils",
          "jline-reader",
          "jline-terminal",
          "jline-terminal-jni",
          "jline-native");

  public static void main(String[] args) throws Exception {
    Path cli = Path.of(args[0]);
    Path jars = Path.of(args[1]);
    Path picocli = Path.of(args[2]);
    Path launcher = Path.of(args[3]);
    Path dist = Path.of(args[4]);
    delete(dist);
    for (String name : List.of("bin", "lib", "native", "archive")) {
      Files.createDirectories(dist.resolve(name));
    }
    Files.copy(cli, dist.resolve("lib/llm-cli.jar"));
    for (String jar : JARS) {
      if (!jar.equals("picocli") && !jar.equals("llm-cli")) {
        Files.copy(jars.resolve(jar + ".jar"), dist.resolve("lib/" + jar + ".jar"));
      }
    }
    recompile(picocli, dist.resolve("lib/picocli.jar"));
    unpackSqlite(dist);
    unpackJLine(dist);
    writeLauncher(launcher, dist);
    train(dist);
    Files.writeString(dist.resolve("stamp"), "");
  }

  /** Picocli is published as Java 5 classes, which no archive takes up; so it is compiled anew. */
  static void recompile(Path sources, Path jar) throws IOException {
    Path classes = Files.createTempDirectory("picocli");
    List<String> command =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "--release", "21", "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .forEach(file -> command.add(file.toString()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var silence = java.io.OutputStream.nullOutputStream();
    if (compiler.run(null, silence, silence, command.toArray(String[]::new)) != 0) {
      throw new IOException("picocli does not compile");
    }
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    delete(classes);
  }

  /** Unpacked once here, so that it is not unpacked at every start. */
  static void unpackSqlite(Path dist) throws IOException {
    String arch = arch();
    String folder = system() + (isMusl() ? "-Musl" : "");
    String library = System.mapLibraryName("sqlitejdbc").replace(".jnilib", ".dylib");
    unpack(dist, "sqlite-jdbc", "org/sqlite/native/" + folder + "/" + arch + "/" + library);
  }

  /** The same for JLine's, which chats use at a terminal. */
  static void unpackJLine(Path dist) throws IOException {
    String arch = arch().equals("aarch64") ? "arm64" : arch();
    String folder = system() + (isMusl() ? "-musl" : "");
    String library = System.mapLibraryName("jlinenative").replace(".dylib", ".jnilib");
    unpack(dist, "jline-native", "org/jline/nativ/" + folder + "/" + arch + "/" + library);
  }

  static void unpack(Path dist, String name, String path) throws IOException {
    try (var jar = new JarFile(dist.resolve("lib/" + name + ".jar").toFile())) {
      JarEntry entry = jar.getJarEntry(path);
      if (entry == null) {
        System.err.println("no " + path + " in " + name + "; it unpacks its library at start");
        return;
      }
      Path target = dist.resolve("native").resolve(path.substring(path.lastIndexOf('/') + 1));
      try (InputStream in = jar.getInputStream(entry)) {
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  static String system() {
    String system = System.getProperty("os.name");
    return system.startsWith("Mac") ? "Mac" : system.startsWith("Windows") ? "Windows" : "Linux";
  }

  static String arch() {
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return arch.equals("amd64") ? "x86_64" : arch;
  }

  static boolean isMusl() throws IOException {
    if (!system().equals("Linux")) {
      return false;
    }
    try (Stream<Path> files = Files.list(Path.of("/lib"))) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("ld-musl"));
    } catch (java.nio.file.NoSuchFileException e) {
      return false;
    }
  }

  static void writeLauncher(Path launcher, Path dist) throws IOException {
    String script =
        Files.readString(launcher.resolve("llm"))
            .replace("@FLAGS@", String.join(" ", FLAGS))
            .replace("@CLASSPATH@", classPath("$home"));
    Path target = dist.resolve("bin/llm");
    Files.writeString(target, script);
    if (!target.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make " + target + " executable");
    }
    Files.copy(launcher.resolve("find-jdk.sh"), dist.resolve("lib/find-jdk.sh"));
  }

  static String classPath(String home) {
    return JARS.stream().map(jar -> home + "/lib/" + jar + ".jar").collect(Collectors.joining(":"));
  }

  /**
   * JDK 25 makes an ahead-of-time cache, older ones an archive for class-data sharing. A failure is
   * not one of the build: the command starts without, only slower.
   */
  static void train(Path dist) throws Exception {
    boolean ahead = Runtime.version().feature() >= 25;
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path archive = dist.resolve("archive/llm");
    Path user = Files.createTempDirectory("llm-training");
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add((ahead ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
    command.addAll(FLAGS);
    // the same text as the launcher's, so that the archive knows the class path again
    command.add("-Dorg.sqlite.lib.path=" + dist.resolve("bin/../native"));
    command.add("-Dorg.sqlite.tmpdir=" + dist.resolve("bin/../native"));
    command.add("-cp");
    command.add(classPath(dist.resolve("bin").toString() + "/.."));
    command.add("dev.llmjava.cli.Training");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LLM_") || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().put("LLM_USER_PATH", user.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    List<String> said = new ArrayList<>();
    Thread reader = new Thread(() -> read(process, said));
    reader.start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    reader.join(5_000);
    delete(user);
    if (ended && process.exitValue() == 0 && Files.exists(archive)) {
      String option = ahead ? "AOTCache" : "SharedArchiveFile";
      Files.writeString(dist.resolve("archive/java"), java + "\n" + option + "\n");
    } else {
      System.err.println("no class archive, llm starts slower: the training run said");
      said.stream().skip(Math.max(0, said.size() - 20)).forEach(System.err::println);
      Files.deleteIfExists(archive);
    }
  }

  static void read(Process process, List<String> lines) {
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add(e.toString());
    }
  }

  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
