package dev.llmjava.cli.text;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Reads YAML as the JSON value it stands for. Loaded only when there is a file to read. */
public final class Yaml {
  private Yaml() {}

  /** What keeps a text from being YAML, in one line, and where that is. */
  public static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message, null, false, false);
    }

    Fault(String message, Optional<Mark> place) {
      this(message + place.map(Fault::at).orElse(""));
    }

    private static String at(Mark mark) {
      return " (line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ")";
    }
  }

  public static Json parse(Path file, String text) {
    return document(file, text).value();
  }

  /** The same with the places in the text. */
  public static YamlDocument document(Path file, String text) {
    try {
      return YamlDocument.read(text);
    } catch (Fault e) {
      throw new LlmException.Setup(file + " is not valid YAML: " + e.getMessage());
    }
  }

  public static Json read(String text) throws Fault {
    return YamlDocument.read(text).value();
  }
}
