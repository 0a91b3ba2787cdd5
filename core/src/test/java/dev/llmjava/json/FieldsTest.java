package dev.llmjava.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object reads alike, whatever its size. */
class FieldsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 9, 16, 17, 40})
  void fieldsThatWereReadEqualThoseThatWerePut(int count) {
    var put = new LinkedHashMap<String, Json>();
    for (int i = 0; i < count; i++) {
      put.put("name" + i, Json.of(i));
    }
    Json.Obj built = new Json.Obj(put);
    Json.Obj read = Json.parseObject(built.toString());

    assertThat(read).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
    assertThat(built).isEqualTo(read);
    assertThat(read.fields()).containsExactlyEntriesOf(put).hasSize(count);
    assertThat(read.integer("name" + (count - 1))).isEqualTo(count - 1L);
    assertThat(read.get("name" + count)).isNull();
    assertThat(read.fields().containsKey("name0")).isTrue();
    assertThat(read.fields().containsKey("other")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14, 15, 16, 30})
  void ofANameThatComesTwiceTheLastValueHoldsInThePlaceOfTheFirst(int between) {
    var json = new StringBuilder("{\"twice\":1");
    for (int i = 0; i < between; i++) {
      json.append(",\"name").append(i).append("\":0");
    }
    Json.Obj read = Json.parseObject(json.append(",\"twice\":2}").toString());

    assertThat(read.fields()).hasSize(between + 1);
    assertThat(read.fields().keySet().iterator().next()).isEqualTo("twice");
    assertThat(read.integer("twice")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "{}"})
  void fieldsThatWereReadCannotBeChanged(String json) {
    Map<String, Json> fields = Json.parseObject(json).fields();

    assertThatThrownBy(() -> fields.put("a", Json.of(2)))
        .isInstanceOf(UnsupportedOperationException.class);
    if (!fields.isEmpty()) {
      assertThatThrownBy(() -> fields.remove("a"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> fields.entrySet().iterator().next().setValue(Json.of(2)))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
