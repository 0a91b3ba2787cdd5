package dev.llmjava.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDslTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "name, age int, bio|name:string,age:integer,bio:string",
        "name: the dog's name, weight float, good bool|"
            + "name:string(the dog's name),weight:number,good:boolean",
        "age int: years: really|age:integer(years: really)",
        "a str,b object,c INT,d int extra words|a:string,b:string,c:string,d:integer",
        "``|",
        ",, ,|",
        "x|x:string",
        "\u00a0a\u00a0int\u0085, b\tfloat|a:integer,b:number",
        "name:   , b: :|name:string,b:string(:)",
        "a b:c int|a:string(c int)",
        "na\u00efve int: \u00e9 \u2603|na\u00efve:integer(\u00e9 \u2603)",
      })
  void readsFieldsSeparatedByCommas(String text, String fields) {
    assertFields(text, fields);
  }

  @Test
  void readsOneFieldPerLineWhereThereAreSeveralLines() {
    assertFields(
        "name\nage int: a, b\n\n  bio  : x  ", "name:string,age:integer(a, b),bio:string(x)");
    assertFields("one,\ntwo", "one,:string,two:string");
  }

  @Test
  void keepsTheLastOfTwoFieldsOfOneName() {
    assertThat(SchemaDsl.parse("a,a int"))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}},"
                + "\"required\":[\"a\",\"a\"]}");
  }

  @Test
  void writesKeysInTheOrderThatHashesDependOn() {
    assertThat(SchemaDsl.parse("a int: b, c"))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{"
                + "\"a\":{\"type\":\"integer\",\"description\":\"b\"},\"c\":{\"type\":\"string\"}},"
                + "\"required\":[\"a\",\"c\"]}");
  }

  @Test
  void refusesAFieldWithoutAName() {
    assertThatThrownBy(() -> SchemaDsl.parse("a, : x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid schema DSL: field ': x' is missing a name before ':'");
  }

  @Test
  void wrapsASchemaForSeveralItems() {
    assertThat(SchemaDsl.multi(SchemaDsl.parse("a")))
        .hasToString(
            "{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\",\"items\":"
                + "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
                + "\"required\":[\"a\"]}}},\"required\":[\"items\"]}");
  }

  /** Fields as {@code name:type(description)}. */
  private static void assertFields(String text, String fields) {
    var found = new StringBuilder();
    var schema = SchemaDsl.parse(text);
    for (var name : schema.object("properties").fields().keySet()) {
      var property = schema.object("properties").object(name);
      found
          .append(found.isEmpty() ? "" : ",")
          .append(name)
          .append(':')
          .append(property.string("type"));
      if (property.has("description")) {
        found.append('(').append(property.string("description")).append(')');
      }
    }
    assertThat(found).hasToString(fields == null ? "" : fields);
    assertThat(schema.items("required"))
        .hasSameSizeAs(schema.object("properties").fields().keySet());
  }
}
