package dev.llmjava.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Attachment;
import dev.llmjava.FinishReason;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerFormTest {
  private static final List<Json> ODD =
      List.of(
          Json.Null.NULL,
          Json.of(true),
          Json.of(-1),
          Json.of(1.5e300),
          Json.of(""),
          Json.of("odd"),
          Json.of("\ud800"),
          Json.array(List.of(Json.Null.NULL)),
          Json.Obj.EMPTY);

  /** A cache takes what it cannot read for missing, so nothing else may be thrown. */
  @Test
  void whateverIsInItIsReadOrNamedAsNoAnswer() {
    int refused = 0;
    List<Json> forms = changed(rich().toJson());
    for (Json form : forms) {
      try {
        CachedAnswer.fromJson((Json.Obj) form).toJson();
      } catch (JsonException e) {
        assertThat(e).hasMessageNotContaining("null value").message().hasLineCount(1);
        refused++;
      }
    }
    assertThat(refused).isBetween(20, forms.size() - 20);
  }

  /** The same with each value in turn an odd one, or gone. */
  private static List<Json> changed(Json json) {
    var all = new ArrayList<Json>();
    switch (json) {
      case Json.Obj object ->
          object
              .fields()
              .forEach(
                  (name, value) -> {
                    all.add(object.without(name));
                    ODD.forEach(odd -> all.add(object.with(name, odd)));
                    changed(value).forEach(one -> all.add(object.with(name, one)));
                  });
      case Json.Arr(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          for (Json one : changed(items.get(i))) {
            var copy = new ArrayList<>(items);
            copy.set(i, one);
            all.add(Json.array(copy));
          }
        }
      }
      default -> {}
    }
    return all;
  }

  private static CachedAnswer rich() {
    ProviderData data = ProviderData.of("acme", "signature", Json.of("s"));
    var parts =
        List.of(
            new Part.Text("hi", data),
            new Part.Reasoning("hm", false, data),
            new Part.ToolCall("c", "f", "{}", false, data),
            new Part.Media(Attachment.of("image/png", new byte[] {1})));
    return new CachedAnswer(
        List.of(new Message(Role.ASSISTANT, parts, data)),
        FinishReason.STOP,
        "done",
        Usage.of(1, 2),
        data,
        "m-1",
        new Json.Obj(Map.of("raw", Json.of(1))),
        List.of(new Warning("seed", "left out")),
        Instant.EPOCH);
  }
}
