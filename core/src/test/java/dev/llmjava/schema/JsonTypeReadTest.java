package dev.llmjava.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTypeReadTest {
  private static final JsonType<Order> ORDER = JsonType.of(Order.class);

  @Test
  void readsARecord() {
    Order order = read("{'items':[{'name':'a','price':1.5},{'price':2,'name':'b'}],'note':'x'}");

    assertThat(order)
        .isEqualTo(new Order(List.of(new Item("a", 1.5), new Item("b", 2)), Optional.of("x"), 1));
  }

  @Test
  void fillsInWhatWasLeftOutOrIsNull() {
    var bare = new Order(List.of(), Optional.empty(), 1);

    assertThat(read("{'items':[]}")).isEqualTo(bare);
    assertThat(read("{'items':[],'note':null,'count':null}")).isEqualTo(bare);
  }

  @Test
  void tellsNullFromLeftOutWhereBothHaveAMeaning() {
    record Colour(@Nullable @Default("red") String name) {}
    var type = JsonType.of(Colour.class);

    assertThat(type.read(Json.parse("{}"))).isEqualTo(new Colour("red"));
    assertThat(type.read(Json.parse("{\"name\":null}"))).isEqualTo(new Colour(null));
  }

  @Test
  void takesADefaultThatIsNoJsonAsText() {
    record Texts(
        @Default("plain") String plain,
        @Default("5") String digits,
        @Default("\"quoted\"") String quoted,
        @Default("") String empty,
        @Default("[1, 2]") List<Integer> numbers) {}

    assertThat(JsonType.of(Texts.class).read(Json.Obj.EMPTY))
        .isEqualTo(new Texts("plain", "5", "quoted", "", List.of(1, 2)));
  }

  @Test
  void namesThePathOfEverythingThatIsWrong() {
    String message =
        "arguments.items[1].price: expected a number, got \"x\"; "
            + "arguments.items[2].name: missing; "
            + "arguments.items[2].nmae: unknown name, did you mean \"name\"?; "
            + "arguments.count: expected a whole number, got \"1\"";

    assertThatThrownBy(
            () ->
                ORDER.read(
                    json(
                        "{'items':[{'name':'a','price':1},{'name':'a','price':'x'},"
                            + "{'nmae':'a','price':1}],'count':'1'}"),
                    "arguments"))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessage(message);
  }

  @Test
  void namesNoPathAtTheRoot() {
    assertProblem("[1]", "expected an object, got [1]");
    assertProblem("{'items':5}", "items: expected an array, got 5");
  }

  @Test
  @DisplayName("S31 containers that came as text are read")
  void readsContainersThatCameAsText() {
    assertThat(read("{'items':'[{\\\"name\\\":\\\"a\\\",\\\"price\\\":1}]'}").items())
        .containsExactly(new Item("a", 1));
    assertThat(ORDER.read(Json.of("{\"items\":[]}")).items()).isEmpty();
    assertProblem("{'items':'[1'}", "items: expected an array, got \"[1\"");
  }

  @Test
  @DisplayName("S31 a single value is a list of one")
  void makesAListOfASingleValue() {
    record Tags(List<String> tags, Set<Integer> numbers) {}

    assertThat(JsonType.of(Tags.class).read(json("{'tags':'a','numbers':3}")))
        .isEqualTo(new Tags(List.of("a"), Set.of(3)));
    assertThat(read("{'items':{'name':'a','price':1}}").items()).containsExactly(new Item("a", 1));
    assertProblem("{'items':null}", "items: expected an array, got null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "byteSize | 128                   | a whole number that fits in a byte, got 128",
        "shortest | -32769                | a whole number that fits in a short, got -32769",
        "number   | 2147483648            | a whole number that fits in an int, got 2147483648",
        "number   | 1.5                   | a whole number, got 1.5",
        "number   | \"5\"                 | a whole number, got \"5\"",
        "number   | null                  | a whole number, got null",
        "large    | 9223372036854775808   | a whole number that fits in a long, got"
            + " 9223372036854775808",
        "large    | 1e300                 | a whole number that fits in a long, got 1e+300",
        "single   | 1e39                  | a number that fits in a float, got 1e+39",
        "real     | true                  | a number, got true",
        "flag     | \"true\"              | a boolean, got \"true\"",
        "flag     | 1                     | a boolean, got 1",
        "text     | 5                     | a string, got 5",
        "letter   | \"ab\"                | a single character, got \"ab\"",
        "letter   | \"\"                  | a single character, got \"\"",
        "level    | \"low\"               | one of \"LOW\", \"high\", got \"low\"",
        "moment   | \"yesterday\"         | a date-time such as 2026-01-31T12:00:00Z, got"
            + " \"yesterday\"",
        "uuid     | \"1-1-1-1-1\"         | a UUID, got \"1-1-1-1-1\"",
        "map      | []                    | an object, got []",
      })
  void saysWhatIsExpected(String component, String value, String expected) {
    var type = JsonType.of(Scalar.class);
    var fields = Json.object().put(component, Json.parse(value)).build();

    var problem = catchThrowableOfType(SchemaMismatch.class, () -> type.read(fields));
    assertThat(problem.problems()).contains(component + ": expected " + expected);
  }

  @Test
  void takesAWholeNumberWithAPoint() {
    record Numbers(int a, long b, BigInteger c, double d, BigDecimal e) {}

    assertThat(JsonType.of(Numbers.class).read(json("{'a':3.0,'b':-2.0,'c':1e20,'d':3,'e':0.1}")))
        .isEqualTo(new Numbers(3, -2, BigInteger.TEN.pow(20), 3.0, new BigDecimal("0.1")));
  }

  @Test
  void takesTimesWithTheOffsetThatTheFormatsDemand() {
    record Times(Instant at, LocalDateTime local, LocalTime time) {}

    assertThat(
            JsonType.of(Times.class)
                .read(
                    json(
                        "{'at':'2026-01-31T12:00:00+01:00','local':'2026-01-31T12:00:00Z',"
                            + "'time':'12:00:00Z'}")))
        .isEqualTo(
            new Times(
                Instant.parse("2026-01-31T11:00:00Z"),
                LocalDateTime.of(2026, 1, 31, 12, 0),
                LocalTime.NOON));
  }

  @Test
  void readsTheRecordThatTheTypeNames() {
    var type = JsonType.of(Figure.class);

    assertThat(type.read(json("{'type':'Circle','radius':1}"))).isEqualTo(new Circle(1));
    assertThat(type.read(json("{'side':2.5,'type':'square'}"))).isEqualTo(new Square<>(2.5));
    assertThat(catchThrowableOfType(SchemaMismatch.class, () -> type.read(json("{'radius':1}"))))
        .hasMessage("type: missing, expected one of \"Circle\", \"square\"");
    assertThat(
            catchThrowableOfType(SchemaMismatch.class, () -> type.read(json("{'type':'Square'}"))))
        .hasMessage("type: expected one of \"Circle\", \"square\", got \"Square\"");
  }

  @Test
  void bindsTheVariablesOfASealedInterface() {
    record Results(Result<Integer> first, Result<List<String>> second) {}

    assertThat(
            JsonType.of(Results.class)
                .read(
                    json(
                        "{'first':{'type':'Ok','value':1},"
                            + "'second':{'type':'Ok','value':['a']}}")))
        .isEqualTo(new Results(new Ok<>(1), new Ok<>(List.of("a"))));
  }

  @Test
  void readsAnythingAsPlainJava() {
    record Any(Object value, Json json) {}

    assertThat(JsonType.of(Any.class).read(json("{'value':{'a':[1,2.5,'x',true]},'json':[1]}")))
        .isEqualTo(new Any(Map.of("a", List.of(1L, 2.5, "x", true)), Json.parse("[1]")));
    assertThat(JsonType.of(Object.class).read(Json.Null.NULL)).isNull();
  }

  @Test
  void tellsWhatAConstructorHasAgainstAValue() {
    var problem =
        catchThrowableOfType(
            SchemaMismatch.class,
            () -> JsonType.of(Kennel.class).read(json("{'dogs':[{'age':-1}]}")));

    assertThat(problem).hasMessage("dogs[0]: age must not be negative, got {\"age\":-1}");
  }

  @Test
  void givesNothingThatCanBeChanged() {
    var order = read("{'items':[]}");

    assertThatThrownBy(() -> order.items().add(new Item("a", 1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void namesTheFirstProblemsAndCountsTheOthers() {
    var many = new ArrayList<Json>();
    for (int i = 0; i < 1_000; i++) {
      many.add(Json.of("x"));
    }
    var problem =
        catchThrowableOfType(
            SchemaMismatch.class,
            () -> ORDER.read(Json.object().put("items", Json.array(many)).build()));

    assertThat(problem.problems()).hasSize(21).last().isEqualTo("and 980 more");
  }

  @Test
  void showsOnlyTheBeginningOfWhatCame() {
    String huge = "\u001b[31m\n\u0085\u2028x".repeat(100_000);
    var problem =
        catchThrowableOfType(
            SchemaMismatch.class,
            () ->
                ORDER.read(
                    Json.object()
                        .put("items", huge)
                        .put(huge, huge)
                        .put("count", Json.array(List.of(Json.of(huge), Json.of(huge))))
                        .build()));

    assertThat(problem.getMessage())
        .hasSizeLessThan(1_000)
        .doesNotContain("\n", "\u001b", "\u0085", "\u2028");
  }

  @Test
  void endsWithAnErrorWhereAValueIsTooDeep() {
    Json deep = Json.Obj.EMPTY;
    Json list = Json.array(List.of());
    for (int i = 0; i < 100_000; i++) {
      deep = Json.object().put("next", deep).build();
      list = Json.array(List.of(list));
    }
    Json chain = deep;
    Json nested = list;

    assertThatThrownBy(() -> JsonType.of(Chain.class).read(chain))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessageContaining("nested too deep")
        .message()
        .hasSizeLessThan(500);
    assertThatThrownBy(() -> JsonType.of(Object.class).read(nested))
        .isInstanceOf(SchemaMismatch.class);
    assertThatThrownBy(() -> ORDER.read(nested)).isInstanceOf(SchemaMismatch.class);
  }

  @Test
  void readsWhateverTheParserOfJsonReads() {
    String text = "{\"next\":".repeat(499) + "{}" + "}".repeat(499);

    assertThat(JsonType.of(Chain.class).read(Json.parse(text)).next()).isPresent();
  }

  @Test
  void refusesADefaultThatContainsItself() {
    record Loop(@Default("{}") Loop next) {}

    assertThatThrownBy(() -> JsonType.of(Loop.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested too deep");
  }

  private static Order read(String text) {
    return ORDER.read(json(text));
  }

  private static Json json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  private static void assertProblem(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(SchemaMismatch.class).hasMessage(message);
  }

  record Item(String name, double price) {}

  record Order(List<Item> items, Optional<String> note, @Default("1") int count) {}

  enum Level {
    LOW,
    @Named("high")
    HIGH
  }

  record Scalar(
      Byte byteSize,
      short shortest,
      int number,
      long large,
      float single,
      double real,
      boolean flag,
      String text,
      char letter,
      Level level,
      Instant moment,
      UUID uuid,
      Map<String, Integer> map) {}

  sealed interface Figure {}

  record Circle(double radius) implements Figure {}

  @Named("square")
  record Square<T extends Number>(T side) implements Figure {}

  sealed interface Result<T> {}

  record Ok<V>(V value) implements Result<V> {}

  record Failed<V>(String why) implements Result<V> {}

  record Dog(int age) {
    Dog {
      if (age < 0) {
        throw new IllegalArgumentException("age must not\nbe negative");
      }
    }
  }

  record Kennel(List<Dog> dogs) {}

  record Chain(Optional<Chain> next) {}
}
