package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt with variables, and the settings that go with it, as LLM keeps them in YAML files.
 * {@code $name} and {@code ${name}} are variables, {@code $$} is a dollar sign; {@code $input} is
 * what the user says.
 *
 * @param name what it goes by
 * @param fields what it says, by LLM's keys: those that are null are left out
 */
public record Template(String name, Json.Obj fields) {
  /** What users say, as a variable. */
  public static final String INPUT = "input";

  /**
   * Checks the fields.
   *
   * @throws LlmException.InvalidTemplate naming every field that is unknown or does not fit
   */
  public Template {
    fields = TemplateFields.checked(fields);
  }

  /** One that is nothing but a prompt. */
  public static Template of(String name, String prompt) {
    return new Template(name, Json.object().put("prompt", prompt).build());
  }

  /**
   * One that a document describes: a text, which is a prompt, or a map of fields.
   *
   * @throws LlmException.InvalidTemplate for anything else, and for fields that do not fit
   */
  public static Template of(String name, Json document) {
    return switch (document) {
      case Json.Str(String prompt) -> of(name, prompt);
      case Json.Obj fields -> new Template(name, fields);
      case Json.Null nothing ->
          throw new LlmException.InvalidTemplate("Template \"" + name + "\" is empty");
      default ->
          throw new LlmException.InvalidTemplate(
              "Template \"" + name + "\" must be a text or a map, such as \"prompt: Say hello\"");
    };
  }

  /**
   * The texts of a template with values in the place of variables.
   *
   * @param prompt the user's input where the template has no prompt
   * @param system empty where it has none
   */
  public record Texts(String prompt, String system) {}

  /**
   * Puts values in the place of the variables.
   *
   * @param input the value of {@code $input}
   * @param values by variable; those that are missing are taken from {@link #defaults}
   * @throws LlmException.Setup for variables without a value, and for a {@code $} that begins none
   */
  public Texts evaluate(String input, Map<String, String> values) {
    var all = new LinkedHashMap<>(defaults());
    all.putAll(values);
    all.put(INPUT, input);
    String prompt = text("prompt");
    return new Texts(
        prompt.isEmpty() ? input : Placeholders.of(prompt).filled(all),
        Placeholders.of(text("system")).filled(all));
  }

  /** The names of the variables that somebody gives it, in their order. */
  public Set<String> variables() {
    var names = new LinkedHashSet<>(Placeholders.of(text("prompt")).names());
    names.addAll(Placeholders.of(text("system")).names());
    names.remove(INPUT);
    return Collections.unmodifiableSet(names);
  }

  /** Whether the user's words have a place of their own in it. */
  public boolean usesInput() {
    return Placeholders.of(text("prompt")).names().contains(INPUT)
        || Placeholders.of(text("system")).names().contains(INPUT);
  }

  /** A text; empty when it is not there. */
  private String text(String field) {
    String text = fields.string(field);
    return text == null ? "" : text;
  }

  /** With its variables; empty for none. */
  public String prompt() {
    return text("prompt");
  }

  /** With its variables; empty for none. */
  public String system() {
    return text("system");
  }

  public @Nullable String model() {
    return fields.string("model");
  }

  /** Values of variables that are not given; what is no text is written as LLM writes it. */
  public Map<String, String> defaults() {
    var values = new LinkedHashMap<String, String>();
    fields
        .object("defaults")
        .fields()
        .forEach((name, value) -> values.put(name, Placeholders.text(value)));
    return values;
  }

  /** Options of the model. */
  public Json.Obj options() {
    return fields.object("options");
  }

  /** Whether only the first fenced code block of the answer is wanted. */
  public boolean extract() {
    return fields.isTrue("extract");
  }

  /** Whether only the last one is wanted. */
  public boolean extractLast() {
    return fields.isTrue("extract_last");
  }

  /** What the answer has to fit; null for none. */
  public Json.@Nullable Obj schema() {
    Json.Obj schema = fields.object("schema_object");
    return schema.isEmpty() ? null : schema;
  }

  /** References. */
  public List<String> fragments() {
    return texts("fragments");
  }

  /** References. */
  public List<String> systemFragments() {
    return texts("system_fragments");
  }

  /** Files and addresses whose type is to be found. */
  public List<String> attachments() {
    return texts("attachments");
  }

  /** A file or address, and its media type. */
  public record TypedAttachment(String value, String type) {}

  public List<TypedAttachment> typedAttachments() {
    var all = new ArrayList<TypedAttachment>();
    for (Json item : fields.items("attachment_types")) {
      if (item instanceof Json.Obj one) {
        all.add(
            new TypedAttachment(
                String.valueOf(one.string("value")), String.valueOf(one.string("type"))));
      }
    }
    return all;
  }

  /** Names of tools, and toolboxes with their settings. */
  public List<String> tools() {
    return texts("tools");
  }

  /** Source code of tools, which nobody should run who does not trust its origin; null for none. */
  public @Nullable String functions() {
    return fields.string("functions");
  }

  private List<String> texts(String field) {
    var all = new ArrayList<String>();
    for (Json item : fields.items(field)) {
      if (item instanceof Json.Str(String text)) {
        all.add(text);
      }
    }
    return all;
  }
}
