package dev.llmjava.cli;

import dev.llmjava.tool.ToolPlugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plugins of tools on the class path of what runs here, while it is open. */
public final class Plugins implements AutoCloseable {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final URLClassLoader loader;

  public Plugins(Path directory, String... classes) throws IOException {
    loader = new URLClassLoader(new URL[] {write(directory, classes).toUri().toURL()}, before);
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** What the jar of a plugin holds to be found, in a folder. */
  static Path write(Path directory, String... classes) throws IOException {
    Path folder = directory.resolve("plugins");
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ToolPlugin.class.getName()), String.join("\n", classes));
    return folder;
  }

  @Override
  public void close() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    loader.close();
  }
}
