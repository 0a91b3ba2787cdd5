package dev.llmjava.store;

import static dev.llmjava.store.ScriptedModel.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredSchemasTest extends WithLog {
  private static final Json.Obj DOG =
      Json.parseObject("{\"type\": \"object\", \"title\": \"Dög_1\"}");
  private static final Json.Obj CAT = Json.parseObject("{\"title\": \"100% cat\"}");

  private void use(Json.Obj schema) {
    log.log(saying("{}").answer(Prompt.builder().schema(schema).user("hi").build()), null);
  }

  private List<String> found(String... words) {
    return log.schemas().used(List.of(words)).stream().map(StoredSchema::id).toList();
  }

  @Test
  void aSchemaIsFoundByItsIdWithItsKeysInOrder() {
    use(DOG);

    assertThat(log.schemas().find(ContentId.schema(DOG)))
        .get()
        .asString()
        .isEqualTo(DOG.toString());
    assertThat(log.schemas().find("nope")).isEmpty();
  }

  @Test
  void usesOfBothGenerationsAreCounted() {
    use(DOG);
    use(CAT);
    use(DOG);
    String dog = ContentId.schema(DOG);
    String turn = Rows.of(file, "select id from turns").getFirst();
    Rows.change(
        file,
        "insert into responses (id, schema_id, datetime_utc) values ('01old', '"
            + dog
            + "', '2023-07-12T10:00:00'), ('"
            + turn
            + "', '"
            + dog
            + "', '2999-01-01T00:00:00')");

    List<StoredSchema> used = log.schemas().used(List.of());

    assertThat(used).extracting(StoredSchema::id).containsExactly(ContentId.schema(CAT), dog);
    assertThat(used).extracting(StoredSchema::timesUsed).containsExactly(1L, 3L);
    assertThat(used.getLast().content()).isEqualTo(DOG);
    assertThat(used.getLast().lastUsed())
        .isEqualTo(Rows.of(file, "select max(datetime_utc) from turns").getFirst());
  }

  @Test
  void aSchemaThatWasNeverUsedIsNotAmongThem() {
    Rows.change(file, "insert into schemas values ('x', '{}')");

    assertThat(found()).isEmpty();
    assertThat(log.schemas().find("x")).contains(Json.Obj.EMPTY);
  }

  @Test
  void wordsAreLookedForAsTheyAre() {
    use(DOG);
    use(CAT);
    String dog = ContentId.schema(DOG);
    String cat = ContentId.schema(CAT);

    assertThat(found("TITLE")).containsExactly(dog, cat);
    assertThat(found("dög")).containsExactly(dog);
    assertThat(found("_")).containsExactly(dog);
    assertThat(found("%")).containsExactly(cat);
    assertThat(found("\\u00f6")).containsExactly(dog);
    assertThat(found("title", "cat")).containsExactly(cat);
    assertThat(found("title", "cat", "dog")).isEmpty();
    assertThat(found("' or 1 --")).isEmpty();
  }

  @Test
  void aSchemaThatIsNoJsonIsDamage() {
    Rows.change(file, "insert into schemas values ('x', 'no')");

    assertThatThrownBy(() -> log.schemas().find("x"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith("the log \"" + file + "\" is damaged (");
  }
}
