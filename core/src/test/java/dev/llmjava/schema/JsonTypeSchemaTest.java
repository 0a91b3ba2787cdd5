package dev.llmjava.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTypeSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "number   | {'type':'integer'}",
        "real     | {'type':'number'}",
        "flag     | {'type':'boolean'}",
        "text     | {'type':'string'}",
        "letter   | {'maxLength':1,'minLength':1,'type':'string'}",
        "list     | {'items':{'type':'string'},'type':'array'}",
        "grid     | {'items':{'items':{'type':'integer'},'type':'array'},'type':'array'}",
        "set      | {'items':{'type':'integer'},'type':'array','uniqueItems':true}",
        "map      | {'additionalProperties':{'type':'number'},'type':'object'}",
        "levels   | {'additionalProperties':{'type':'boolean'},"
            + "'propertyNames':{'enum':['LOW','high'],'type':'string'},'type':'object'}",
        "raw      | {'items':{},'type':'array'}",
        "some     | {'items':{'type':'number'},'type':'array'}",
        "moment   | {'format':'date-time','type':'string'}",
        "day      | {'format':'date','type':'string'}",
        "hour     | {'format':'time','type':'string'}",
        "duration | {'format':'duration','type':'string'}",
        "uri      | {'format':'uri','type':'string'}",
        "path     | {'format':'path','type':'string'}",
        "uuid     | {'format':'uuid','type':'string'}",
        "level    | {'enum':['LOW','high'],'type':'string'}",
        "json     | {}",
        "object   | {}",
        "fields   | {'type':'object'}",
        "lists    | {'items':{'anyOf':[{'type':'string'},{'type':'null'}]},'type':'array'}",
      })
  @DisplayName("S28 types of Java have their schemas")
  void mapsTypesAsPydanticDoes(String component, String schema) {
    Json.Obj everything = JsonType.of(Everything.class).schema();

    assertThat(everything.object("properties").get(component))
        .hasToString(schema.replace('\'', '"'));
  }

  @Test
  void writesARecordAsAnObjectWithoutTitles() {
    assertSchema(
        Dog.class,
        "{'description':'A dog','properties':{"
            + "'name':{'description':'What it is called','type':'string'},"
            + "'age':{'type':'integer'},"
            + "'nick_name':{'type':'string'},"
            + "'owner':{'type':'string'},"
            + "'legs':{'default':4,'type':'integer'},"
            + "'sound':{'default':'woof','type':'string'},"
            + "'weight':{'type':'integer'}},"
            + "'required':['name','age'],'type':'object'}");
  }

  @Test
  void requiresNothingOfWhatHasNoComponents() {
    record Empty() {}

    assertSchema(Empty.class, "{'properties':{},'type':'object'}");
  }

  @Test
  void inlinesARecordThatIsUsedOnce() {
    record Address(String city) {}
    record Person(@Description("Where") Address address) {}

    assertSchema(
        Person.class,
        "{'properties':{'address':{'description':'Where','properties':{'city':{'type':'string'}},"
            + "'required':['city'],'type':'object'}},'required':['address'],'type':'object'}");
  }

  @Test
  @DisplayName("S28 a record that is used twice is a definition")
  void definesARecordThatIsUsedTwice() {
    record Address(String city) {}
    record Person(@Description("At night") Address home, List<Address> others) {}

    assertSchema(
        Person.class,
        "{'$defs':{'Address':{'properties':{'city':{'type':'string'}},'required':['city'],"
            + "'type':'object'}},'properties':{"
            + "'home':{'$ref':'#/$defs/Address','description':'At night'},"
            + "'others':{'items':{'$ref':'#/$defs/Address'},'type':'array'}},"
            + "'required':['home','others'],'type':'object'}");
  }

  @Test
  void definesARecordThatContainsItselfAndWritesTheRootOut() {
    String node =
        "'properties':{'value':{'type':'integer'},"
            + "'children':{'items':{'$ref':'#/$defs/Node'},'type':'array'}},"
            + "'required':['value','children'],'type':'object'}";

    assertSchema(Node.class, "{'$defs':{'Node':{" + node + "}," + node);
  }

  @Test
  void bindsTheVariablesOfGenericRecords() {
    record Dogs(Page<Dog> dogs, Page<Integer> numbers, Page<Integer> more) {}

    Json.Obj schema = JsonType.of(Dogs.class).schema();
    assertThat(schema.object("$defs").fields()).containsOnlyKeys("Page_Integer");
    assertThat(schema.object("$defs").object("Page_Integer").object("properties").get("items"))
        .hasToString("{\"items\":{\"type\":\"integer\"},\"type\":\"array\"}");
    assertThat(schema.toString()).contains("What it is called");
  }

  @Test
  void keepsDefinitionsOfOneNameApart() {
    record Both(Left.Item a, Left.Item b, Right.Item c, Right.Item d) {}

    assertThat(JsonType.of(Both.class).schema().object("$defs").fields())
        .containsOnlyKeys("Item", "Item_2");
  }

  @Test
  @DisplayName("S28 a sealed interface is one of its records")
  void tellsTheRecordsOfASealedInterfaceApartByTheirNames() {
    assertSchema(
        Figure.class,
        "{'anyOf':["
            + "{'properties':{'type':{'const':'Circle','type':'string'},'radius':{'type':'number'}},"
            + "'required':['type','radius'],'type':'object'},"
            + "{'properties':{'type':{'const':'box','type':'string'},"
            + "'sides':{'items':{'type':'number'},'type':'array'}},'required':['type','sides'],'type':'object'}],'description':'What"
            + " to draw'}");
  }

  @Test
  void saysWhatTheConstantsOfAnEnumMean() {
    record Ticket(@Description("How urgent") Urgency urgency) {}

    assertThat(JsonType.of(Ticket.class).schema().object("properties").object("urgency"))
        .hasToString(
            "{\"description\":\"How urgent\\nHIGH: within the hour; LOW: whenever\","
                + "\"enum\":[\"HIGH\",\"LOW\"],\"type\":\"string\"}");
  }

  @Test
  void describesTypesWithArgumentsThatReflectionGives() throws Exception {
    Type type = Lists.class.getDeclaredMethod("dogs").getGenericReturnType();

    assertThat(JsonType.of(type).schema().string("type")).isEqualTo("array");
    assertThat(JsonType.of(type).schema().object("items").string("description")).isEqualTo("A dog");
  }

  @Test
  void refusesWhatHasNoFormAndNamesThePlace() {
    record Socket(int port, InputStream stream) {}
    record Concrete(ArrayList<String> names) {}
    record Keys(Map<Integer, String> byNumber) {}

    assertRefused(Socket.class, "component \"stream\" of ", "java.io.InputStream", "use a record");
    assertRefused(Concrete.class, "component \"names\" of ", "java.util.ArrayList", "List");
    assertRefused(Keys.class, "component \"byNumber\" of ", "String or an enum");
    assertRefused(Thread.class, "java.lang.Thread: it has no form in JSON");
  }

  @Test
  void refusesDefaultsThatDoNotFit() {
    record Bad(@Default("many") int count) {}

    assertRefused(Bad.class, "component \"count\" of ", "its default does not fit", "whole number");
  }

  @Test
  void refusesNamesThatClash() {
    record Twice(String a, @Named("a") String b) {}

    assertRefused(Twice.class, "\"a\" is the name of two");
    assertRefused(Tagged.class, "component \"type\"");
  }

  @Test
  void refusesGenericsWithoutEnd() {
    assertRefused(Grow.class, "never come to an end");
  }

  private static void assertSchema(Class<?> type, String expected) {
    assertThat(JsonType.of(type).schema()).hasToString(expected.replace('\'', '"'));
  }

  private static void assertRefused(Class<?> type, String... parts) {
    assertThatThrownBy(() -> JsonType.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  enum Level {
    LOW,
    @Named("high")
    HIGH
  }

  enum Urgency {
    @Description("within the hour")
    HIGH,
    @Description("whenever")
    LOW
  }

  @SuppressWarnings({"rawtypes", "ArrayRecordComponent"})
  record Everything(
      int number,
      BigDecimal real,
      boolean flag,
      String text,
      char letter,
      List<String> list,
      int[][] grid,
      Set<Long> set,
      Map<String, Double> map,
      Map<Level, Boolean> levels,
      List raw,
      List<? extends Number> some,
      Instant moment,
      LocalDate day,
      LocalTime hour,
      Duration duration,
      URI uri,
      Path path,
      UUID uuid,
      Level level,
      Json json,
      Object object,
      Json.Obj fields,
      List<Optional<String>> lists) {}

  @Description("A dog")
  record Dog(
      @Description("What it is called") String name,
      int age,
      @Named("nick_name") Optional<String> nickName,
      @Nullable String owner,
      @Default("4") int legs,
      @Default("woof") String sound,
      OptionalInt weight) {}

  record Node(int value, List<Node> children) {}

  record Page<T>(List<T> items, int next) {}

  record Grow<T>(Grow<List<T>> next) {}

  interface Left {
    record Item(int a) {}
  }

  interface Right {
    record Item(int b) {}
  }

  interface Lists {
    List<Dog> dogs();
  }

  @Description("What to draw")
  sealed interface Figure {}

  record Circle(double radius) implements Figure {}

  sealed interface Angular extends Figure {}

  @Named("box")
  record Rectangle(List<Double> sides) implements Angular {}

  sealed interface Tagged {}

  record Odd(String type) implements Tagged {}
}
