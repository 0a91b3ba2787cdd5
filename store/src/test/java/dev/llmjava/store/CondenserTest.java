package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CondenserTest {
  private static final String LONG = "x".repeat(70);

  @Test
  void takesOutWhatTheTurnHoldsAlready() {
    Json.Obj payload =
        Json.object()
            .put("content", LONG)
            .put("pre", "A " + LONG + " B")
            .put("id", "1")
            .put("tricky", Json.parseObject("{\"$\": \"z\"}"))
            .build();

    String stored = Payload.condense(payload, List.of(Message.assistant(LONG)), List.of(), null);

    assertThat(stored)
        .isEqualTo(
            "{\"content\": {\"$\": \"0.0.text\"}, \"pre\": {\"$r\": [\"A \", {\"$\": \"0.0.text\"},"
                + " \" B\"]}, \"id\": \"1\", \"tricky\": {\"$raw\": {\"$\": \"z\"}}}");
    assertThat(Payload.expand(stored, List.of(Message.assistant(LONG)), List.of(), null))
        .isEqualTo(payload);
  }

  @Test
  void writesAnObjectThatIsAlmostKnownAsItsChanges() {
    Json.Obj known = Json.object().put("id", "rs_1").put("encrypted_content", LONG).build();
    Message message =
        Message.assistant(new Part.Reasoning("", true, ProviderData.of("openai", known)));
    Json.Obj payload = known.with("type", Json.of("reasoning"));

    String stored = Payload.condense(payload, List.of(message), List.of(), null);

    assertThat(stored)
        .isEqualTo("{\"$\": {\"m\": \"0.0.pm.openai\", \"u\": {\"type\": \"reasoning\"}}}");
    assertThat(Payload.expand(stored, List.of(message), List.of(), null)).isEqualTo(payload);
  }

  @Test
  void namesTheKeysThatAKnownObjectHasAndThisOneLacks() {
    Json.Obj known = Json.object().put("a", LONG).put("b", LONG + 1).put("c", 1).build();

    Json condensed = Condenser.condense(known.without("c"), Map.of("k", known));

    assertThat(condensed).hasToString("{\"$\":{\"m\":\"k\",\"d\":[\"c\"]}}");
    assertThat(Expander.expand(condensed, Map.of("k", known))).isEqualTo(known.without("c"));
  }

  @Test
  void findsArgumentsWhetherTheyAreTextOrAnObject() {
    String compact = "{\"city\":\"" + "a".repeat(60) + "\",\"days\":2}";
    Message call =
        Message.assistant(new Part.ToolCall("c1", "forecast", compact, false, ProviderData.NONE));
    Json.Obj payload =
        Json.object()
            .put("compact", compact)
            .put("spaced", compact.replace(":", ": ").replace(",", ", "))
            .put("object", Json.parse(compact))
            .build();

    String stored = Payload.condense(payload, List.of(call), List.of(), null);

    assertThat(stored)
        .isEqualTo(
            "{\"compact\": {\"$\": \"0.0.args\"}, \"spaced\": {\"$\": \"0.0.args2\"},"
                + " \"object\": {\"$\": \"0.0.argsv\"}}");
  }

  @Test
  void aToolNameWithTwoDescriptionsHasNone() {
    var tools =
        List.of(
            new Replacements.Described("a", LONG),
            new Replacements.Described("b", LONG + 1),
            new Replacements.Described("b", LONG + 2),
            new Replacements.Described("c", "short"));

    assertThat(Replacements.of(List.of(), tools, null)).containsOnlyKeys("tool.a.description");
  }

  @Test
  void prefersTheLongerOfTwoTextsThatStartTogether() {
    Map<String, Json> known = new LinkedHashMap<>();
    known.put("short", Json.of("abc"));
    known.put("long", Json.of("abcdef"));
    known.put("same", Json.of("abcdef"));

    Json condensed = Condenser.condense(Json.of("--abcdef-abc"), known);

    assertThat(condensed).hasToString("{\"$r\":[\"--\",{\"$\":\"long\"},\"-\",{\"$\":\"short\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$\": \"nobody\"}",
        "{\"$\": 1}",
        "{\"$\": {\"m\": \"text\"}}",
        "{\"$\": {\"m\": \"object\", \"d\": [\"absent\"]}}",
        "{\"$\": {\"m\": \"object\", \"x\": 1}}",
        "{\"$\": {\"u\": {}}}",
        "{\"$r\": \"text\"}",
        "{\"$r\": [{\"$\": \"object\"}]}",
        "{\"$r\": [1]}"
      })
  void refusesReferencesThatMakeNoSense(String condensed) {
    Map<String, Json> known =
        Map.of("text", Json.of("t"), "object", Json.object().put("a", 1).build());

    assertThatThrownBy(() -> Expander.expand(Json.parse(condensed), known))
        .isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatIsTakenOutIsPutBack(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      Map<String, Json> known = new LinkedHashMap<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        known.put("k" + i, value(random, 2));
      }
      Json payload = value(random, 4);

      Json condensed = Condenser.condense(payload, known);

      assertThat(Expander.expand(condensed, known)).as("seed %s", seed).isEqualTo(payload);
    }
  }

  /** From a small world, so that things come up again. */
  private static Json value(SplittableRandom random, int depth) {
    return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
      case 0 -> Json.of(random.nextInt(2));
      case 1 -> Json.of("ab".repeat(random.nextInt(3)) + "c".repeat(random.nextInt(3)));
      case 2 -> Json.Null.NULL;
      case 3 -> {
        var items = new ArrayList<Json>();
        for (int i = random.nextInt(3); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield Json.array(items);
      }
      default -> {
        String[] keys = {"$", "$r", "$raw", "a", "b", "c", "d"};
        var object = Json.object();
        for (int i = random.nextInt(5); i > 0; i--) {
          object.put(keys[random.nextInt(keys.length)], value(random, depth - 1));
        }
        yield object.build();
      }
    };
  }
}
