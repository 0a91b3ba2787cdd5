package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the words of a request that are secrets, in every way that JSON and addresses write
 * them. What is a secret by its name alone counts as it is; of a header that may hold anything, a
 * word of nothing but letters is none: a provider's answer is full of such words.
 */
final class SecretWords {
  /** A shorter one is no secret that a provider gave out, and would be found inside of words. */
  private static final int SHORTEST = 8;

  private final Set<String> all = new LinkedHashSet<>();

  private SecretWords() {}

  /** The secrets of a request, longest first. */
  static List<String> of(HttpCall call, @Nullable Json body) {
    var words = new SecretWords();
    call.headers().forEach(words::addHeader);
    words.addParameters(call.address().getRawQuery());
    if (body != null) {
      words.addFields(body);
    }
    return words.all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private void addHeader(String name, String value) {
    if (!SecretNames.isPublicHeader(name)) {
      addWords(value, SecretNames.isSecret(name));
    }
  }

  private void addParameters(@Nullable String query) {
    if (query == null) {
      return;
    }
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && SecretNames.isSecret(decoded(parameter.substring(0, equals)))) {
        addWord(parameter.substring(equals + 1));
        addWord(decoded(parameter.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  /** The arguments of a call may have fields named so too, whose values are words like others. */
  private void addFields(Json json) {
    switch (json) {
      case Json.Arr(List<Json> items) -> items.forEach(this::addFields);
      case Json.Obj(Map<String, Json> fields) -> fields.forEach(this::addField);
      default -> {}
    }
  }

  private void addField(String name, Json value) {
    if (value instanceof Json.Str(String text)) {
      if (SecretNames.isSecret(name)) {
        addWords(text, false);
      }
    } else if (name.equals(Secrets.HEADERS) && value instanceof Json.Obj object) {
      object.fields().keySet().forEach(header -> addHeader(header, text(object, header)));
    } else {
      addFields(value);
    }
  }

  private static String text(Json.Obj object, String name) {
    String text = object.string(name);
    return text == null ? "" : text;
  }

  /** Before the secret the name of its scheme may stand. */
  private void addWords(String value, boolean letters) {
    boolean basic = false;
    for (String word : value.split("\\s+", -1)) {
      if (letters || !word.chars().allMatch(Character::isLetter)) {
        addWord(word);
      }
      if (basic) {
        addPassword(word);
      }
      basic = word.equalsIgnoreCase("basic");
    }
  }

  private void addPassword(String encoded) {
    try {
      String plain = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      addWord(plain);
      addWord(plain.substring(plain.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      // no name and password then
    }
  }

  /** Writers of JSON disagree about the padding of base64. */
  private void addWord(String word) {
    addForms(word);
    addForms(word.replaceAll("=+$", ""));
  }

  private void addForms(String word) {
    if (word.length() >= SHORTEST) {
      String escaped = Json.of(word).toString();
      String json = escaped.substring(1, escaped.length() - 1);
      all.add(word);
      all.add(json);
      all.add(json.replace("/", "\\/"));
      all.add(URLEncoder.encode(word, StandardCharsets.UTF_8));
    }
  }
}
