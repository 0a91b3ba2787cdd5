package dev.llmjava.cli.doctor;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.Provider;
import dev.llmjava.UserDirectory;
import dev.llmjava.cli.key.ProviderKeys;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.FileMode;
import dev.llmjava.cli.text.ShellWord;
import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code keys.json} and the variables that hold keys: which there are, never what they are. */
final class KeysCheck implements DoctorCheck {
  private static final String FILE = "keys.json";
  private static final String LIKE_A_KEY = "an entry whose name looks like a key";
  private static final int LONG = 20;

  private final Session session;

  KeysCheck(Session session) {
    this.session = session;
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public List<Diagnosis> run() {
    var found = new ArrayList<Diagnosis>();
    UserDirectory directory = session.directory();
    Json.Obj stored = Json.Obj.EMPTY;
    if (directory.has(FILE)) {
      try {
        stored = directory.keys();
        found.addAll(values(stored));
      } catch (LlmException.Setup e) {
        found.add(Diagnosis.problem(String.valueOf(e.getMessage()), null));
      }
      Path file = directory.file(FILE);
      if (Files.isRegularFile(file)) {
        mode(file, found);
      }
    }
    found.addAll(ofProviders(new ProviderKeys(stored, session.terminal().environment())));
    return found;
  }

  private static List<Diagnosis> values(Json.Obj stored) {
    var found = new ArrayList<Diagnosis>();
    var good = new TreeSet<String>();
    for (Map.Entry<String, Json> entry : stored.fields().entrySet()) {
      if (entry.getValue() instanceof Json.Str(String key) && isKey(key)) {
        good.add(shown(entry.getKey()));
      } else if (looksLikeKey(entry.getKey())) {
        found.add(
            Diagnosis.problem(
                "keys.json has " + LIKE_A_KEY + ", and no key that can be sent",
                "remove it, and store the key with its name: llm keys set NAME"));
      } else {
        found.add(
            Diagnosis.problem(
                "the stored key \"" + entry.getKey() + "\" is not one that can be sent",
                "set it again: llm keys set " + ShellWord.of(entry.getKey())));
      }
    }
    String names = good.isEmpty() ? "none" : String.join(", ", good);
    found.addFirst(Diagnosis.ok("stored in keys.json: " + names));
    return found;
  }

  private static String shown(String name) {
    return looksLikeKey(name) ? LIKE_A_KEY : name;
  }

  /** Whoever takes the name for the place of the key has stored the key as a name. */
  private static boolean looksLikeKey(String name) {
    return name.startsWith("sk-")
        || (name.length() >= LONG
            && name.chars().anyMatch(Character::isLetter)
            && name.chars().anyMatch(Character::isDigit));
  }

  private static boolean isKey(String text) {
    String key = text.strip();
    return !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  private static void mode(Path file, List<Diagnosis> found) {
    FileMode mode = FileMode.asTold(file);
    if (mode.othersRead() || mode.othersWrite()) {
      found.add(
          Diagnosis.problem(
              "others may read or change " + file + " (its mode is " + mode.octal() + ")",
              "keep them out: chmod 600 " + ShellWord.of(file.toString())));
    }
  }

  private List<Diagnosis> ofProviders(ProviderKeys keys) {
    var found = new ArrayList<Diagnosis>();
    var variables = new TreeSet<String>();
    for (Provider provider : session.providers()) {
      KeyName key = needed(provider);
      if (key != null && key.variable() != null) {
        if (keys.hidesAnother(key)) {
          found.add(
              Diagnosis.note(
                  "keys.json and "
                      + key.variable()
                      + " have different keys for "
                      + key.name()
                      + ", and that of keys.json is used",
                  null));
        } else if (key.variable().equals(keys.place(key))) {
          variables.add(key.variable());
        }
      }
    }
    if (!variables.isEmpty()) {
      found.addFirst(Diagnosis.ok("set in the environment: " + String.join(", ", variables)));
    }
    return found;
  }

  /** What is wrong with a list of models is told elsewhere. */
  private @Nullable KeyName needed(Provider provider) {
    try {
      return ProviderKeys.needed(provider, session.llm().context());
    } catch (LlmException e) {
      return null;
    }
  }
}
