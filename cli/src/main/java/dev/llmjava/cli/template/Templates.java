package dev.llmjava.cli.template;

import dev.llmjava.FragmentLoaders;
import dev.llmjava.LlmException;
import dev.llmjava.Template;
import dev.llmjava.TemplateLoader;
import dev.llmjava.TemplateLoaders;
import dev.llmjava.TextFile;
import dev.llmjava.cli.session.Pages;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Suggestions;
import dev.llmjava.cli.text.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people name templates by: an address, a loader's prefix and an argument, a file, or the name
 * of one in the folder of templates. Tried in this order.
 */
public final class Templates {
  static final String FOLDER = "templates";
  private static final String SUFFIX = ".yaml";

  private final Session session;

  public Templates(Session session) {
    this.session = session;
  }

  /**
   * A template that was found.
   *
   * @param trusted whether it is a file here, so that it may run functions and name files
   */
  public record Found(Template template, boolean trusted) {}

  /**
   * Finds one.
   *
   * @throws Failure when there is none of that name
   * @throws LlmException.Setup when it is not valid
   */
  Found find(String name) {
    if (Pages.isAddress(name)) {
      return new Found(parse(name, page(name)), false);
    }
    Path file = file(name);
    if (file == null && FragmentLoaders.isReference(name)) {
      return new Found(loaders().load(name), false);
    }
    return new Found(parse(name, file == null ? stored(name) : text(file)), true);
  }

  /** Those of the plugins that work. */
  TemplateLoaders loaders() {
    return TemplateLoaders.of(
        session.plugins().load(TemplateLoader.class), session.plugins()::warnOf);
  }

  private String page(String address) {
    try {
      return Pages.of(session).withoutRedirects().fetch(address);
    } catch (LlmException e) {
      throw new Failure("Could not load template " + address + ": " + e.getMessage());
    }
  }

  private String stored(String name) {
    Path file = file(session.directory().file(FOLDER).resolve(fileName(name)).toString());
    if (file == null) {
      throw new Failure("Invalid template: " + name + Suggestions.after(name, names()));
    }
    if (!Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new LlmException.Setup("\"" + file + "\" is no regular file; move it away");
    }
    return text(file);
  }

  private static String text(Path file) {
    return TextFile.read(file, TextFile.MOST_OF_SETTINGS);
  }

  private static Template parse(String name, String text) {
    try {
      return Template.of(name, Yaml.read(text));
    } catch (Yaml.Fault e) {
      throw new LlmException.InvalidTemplate("Invalid YAML: " + e.getMessage());
    }
  }

  /** The file of that name; null when there is none. */
  private static @Nullable Path file(String name) {
    try {
      Path file = Path.of(name);
      return !name.isEmpty() && Files.exists(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String fileName(String name) {
    if (name.indexOf('\0') >= 0) {
      throw new Failure("Invalid template: " + name);
    }
    return name + SUFFIX;
  }

  /** Where a template is to be written, in the user directory. */
  public static String fileToWrite(String name) {
    if (name.isBlank() || name.chars().anyMatch(c -> c == '/' || c == '\\' || c < ' ')) {
      throw new Failure("\"" + name + "\" is no name for a template; use a word");
    }
    return FOLDER + "/" + name + SUFFIX;
  }

  /** The names of all in the folder, sorted. */
  public List<String> names() {
    Path folder = session.directory().file(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the folder, whatever else has its name. */
  public Template ofFolder(String name) {
    return parse(name, stored(name));
  }
}
