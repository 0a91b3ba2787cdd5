package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The directory that LLM keeps its files in, shared with LLM for Python. Reading never creates it;
 * writing does. Files are replaced whole, by renaming, and those with secrets are readable by their
 * owner alone.
 */
public record UserDirectory(Path path) {
  static final String NOTE = "// Note";
  private static final String NOTE_TEXT = "This file stores secret API credentials. Do not share!";
  private static final String NAME = "io.datasette.llm";
  private static final String KEYS = "keys.json";
  private static final String ALIASES = "aliases.json";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String MODEL_OPTIONS = "model_options.json";

  /** Where the platform keeps it, or {@code LLM_USER_PATH}. */
  public static UserDirectory standard(Map<String, String> environment) {
    String set = environment.getOrDefault("LLM_USER_PATH", "");
    return new UserDirectory(set.isEmpty() ? platform(environment) : Path.of(set));
  }

  private static Path platform(Map<String, String> environment) {
    String system = System.getProperty("os.name", "");
    String set = system.startsWith("Windows") ? "" : environment.getOrDefault("HOME", "");
    Path home = Path.of(set.isEmpty() ? System.getProperty("user.home", ".") : set);
    if (system.startsWith("Mac")) {
      return home.resolve("Library/Application Support").resolve(NAME);
    }
    if (system.startsWith("Windows")) {
      String roaming = environment.get("APPDATA");
      return (roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve(NAME);
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    return (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve(NAME);
  }

  public Path file(String name) {
    return path.resolve(name);
  }

  /** The database that prompts are logged in; need not be there. */
  public Path log() {
    return file("logs.db");
  }

  public boolean has(String name) {
    return Files.exists(file(name));
  }

  /** The text of a file; null when it is not there. */
  public @Nullable String read(String name) {
    Path file = file(name);
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isOther()) {
        throw new LlmException.Setup(file + " is no regular file; move it away");
      }
      if (attributes.size() > TextFile.MOST_OF_SETTINGS) {
        throw new LlmException.Setup(file + " is larger than 64 MB; move it away");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (CharacterCodingException e) {
      throw new LlmException.Setup(file + " is not text in UTF-8; mend or remove it", e);
    } catch (IOException e) {
      throw new LlmException.Setup("cannot read " + file + ": " + FileFault.ofReading(e), e);
    }
  }

  /** A file that holds an object; empty when it is not there. Some editors write a mark first. */
  public Json.Obj readObject(String name) {
    String read = read(name);
    String text = read == null ? "" : read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
    try {
      return text.isBlank() ? Json.Obj.EMPTY : Json.parseObject(text);
    } catch (JsonException e) {
      throw new LlmException.Setup(
          file(name) + " is not a JSON object: " + e.getMessage() + "; mend or remove it");
    }
  }

  /** The stored keys by name, without the file's note. */
  public Json.Obj keys() {
    return readObject(KEYS).without(NOTE);
  }

  /**
   * Stores a key. A file that is not JSON is refused and left alone, because it may hold the user's
   * other keys.
   */
  public void setKey(String name, String value) {
    if (name.equals(NOTE)) {
      throw new LlmException.Setup("\"" + NOTE + "\" is the note in keys.json, not a key's name");
    }
    update(
        () -> {
          Json.Obj keys = Json.object().put(NOTE, NOTE_TEXT).putAll(readObject(KEYS)).build();
          String text = keys.with(name, Json.of(value)).format(JsonStyle.PYTHON_INDENTED);
          FileReplacement.write(file(KEYS), text + "\n", true);
        },
        KEYS);
  }

  public Json.Obj aliases() {
    return readObject(ALIASES);
  }

  /** Changes the aliases, while nobody else does. */
  public void updateAliases(UnaryOperator<Json.Obj> change) {
    update(
        () -> {
          String text = change.apply(aliases()).format(JsonStyle.PYTHON_INDENTED.withIndent(4));
          FileReplacement.write(file(ALIASES), text + "\n", false);
        },
        ALIASES);
  }

  /** The stored default model; null when none was chosen. */
  public @Nullable String defaultModel() {
    String text = read("default_model.txt");
    return text == null || text.isBlank() ? null : text.strip();
  }

  public void setDefaultModel(String id) {
    write("default_model.txt", id, false);
  }

  /** The options stored for a model, as the user typed them. */
  public Json.Obj modelOptions(String id) {
    return modelOptions().object(id);
  }

  /** The options stored for all models: by the model's id, as the user typed them. */
  public Json.Obj modelOptions() {
    return readObject(MODEL_OPTIONS);
  }

  /** Changes them, while nobody else does. */
  public void updateModelOptions(UnaryOperator<Json.Obj> change) {
    update(
        () -> {
          String text = change.apply(modelOptions()).format(JsonStyle.PYTHON_INDENTED);
          FileReplacement.write(file(MODEL_OPTIONS), text, false);
        },
        MODEL_OPTIONS);
  }

  /** Replaces a file in one step; {@code secret}: only its owner may read it. */
  public void write(String name, String text, boolean secret) {
    update(() -> FileReplacement.write(file(name), text, secret), name);
  }

  private void update(FileReplacement.Work work, String name) {
    create();
    try {
      Files.createDirectories(Objects.requireNonNull(file(name).getParent()));
      FileReplacement.locked(path, work);
    } catch (IOException e) {
      throw new LlmException.Setup("cannot write " + file(name) + ": " + FileFault.ofWriting(e), e);
    }
  }

  /**
   * Makes the directory and its parents.
   *
   * @throws LlmException.Setup when it cannot be made or entered
   */
  public UserDirectory create() {
    try {
      Files.createDirectories(path);
      if (!Files.isExecutable(path)) {
        throw new LlmException.Setup(
            "cannot use the user directory " + path + ": permission denied");
      }
      return this;
    } catch (IOException e) {
      throw new LlmException.Setup(
          "cannot create the user directory " + path + ": " + FileFault.ofWriting(e), e);
    }
  }
}
