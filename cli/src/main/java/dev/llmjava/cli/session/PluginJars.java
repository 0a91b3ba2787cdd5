package dev.llmjava.cli.session;

import dev.llmjava.FileFault;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars that the user put into the folder of plugins: plugins, and libraries that they need. One
 * loader has them all, so that they see each other; what the program itself brings comes first.
 */
final class PluginJars {
  static final String FOLDER = "plugins";

  private PluginJars() {}

  /**
   * The loader of their classes, for as long as the process runs; the parent where there are none.
   *
   * @param warn told of every jar that cannot be read, and that the others do without
   */
  static ClassLoader loader(Path folder, ClassLoader parent, Consumer<String> warn) {
    var readable = new ArrayList<URL>();
    for (Path jar : jars(folder, warn)) {
      if (Files.exists(jar) && !Files.isRegularFile(jar) && !Files.isDirectory(jar)) {
        // opening a pipe would wait for who writes into it
        warn.accept("Warning: The plugin \"" + jar + "\" is no regular file; move it away");
        continue;
      }
      try {
        // a loader would pass over one that is no jar, and say nothing
        new JarFile(jar.toFile()).close();
        readable.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      } catch (IOException e) {
        warn.accept(
            "Warning: The plugin \""
                + jar
                + "\" cannot be read: "
                + FileFault.ofReading(e)
                + "; get it anew or remove it");
      }
    }
    return readable.isEmpty()
        ? parent
        : new URLClassLoader("plugins", readable.toArray(URL[]::new), parent);
  }

  /** By name, so that what comes first does not depend on the file system. */
  private static List<Path> jars(Path folder, Consumer<String> warn) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      warn.accept("Warning: The folder \"" + folder + "\" cannot be read; there are no plugins");
      return List.of();
    }
  }
}
