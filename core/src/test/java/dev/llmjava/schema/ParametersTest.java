package dev.llmjava.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.json.Json;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  @DisplayName("S24 S25 a parameter has its description and its default")
  void describesTheParametersOfAMethod() {
    assertThat(of("add", ParametersTest::none).schema())
        .hasToString(
            "{\"properties\":{\"a\":{\"description\":\"first operand\",\"type\":\"integer\"},"
                + "\"b\":{\"default\":0,\"type\":\"integer\"}},\"required\":[\"a\"],"
                + "\"type\":\"object\"}");
    assertThat(of("nothing", ParametersTest::none).schema())
        .hasToString("{\"properties\":{},\"type\":\"object\"}");
  }

  @Test
  void readsOneValuePerParameter() {
    assertThat(of("add", ParametersTest::none).read(arguments("{'b':2,'a':1}")))
        .containsExactly(1, 2);
    assertThat(of("add", ParametersTest::none).read(arguments("{'a':1}"))).containsExactly(1, 0);
    assertThat(of("nothing", ParametersTest::none).read(Json.Obj.EMPTY)).isEmpty();
  }

  @Test
  void leavesOutWhatIsSkipped() {
    Parameters parameters = of("order", parameter -> parameter.getType() == Thread.class);

    assertThat(parameters.schema().object("properties").fields()).containsOnlyKeys("items", "name");
    assertThat(parameters.read(arguments("{'items':['a'],'name':'x'}")))
        .containsExactly(List.of("a"), null, Optional.of("x"));
  }

  @Test
  @DisplayName("S31 digits in a string are no number, and unknown names are named")
  void namesThePathBelowTheArguments() {
    assertThatThrownBy(() -> of("add", ParametersTest::none).read(arguments("{'A':1,'b':'2'}")))
        .isInstanceOf(SchemaMismatch.class)
        .hasMessage(
            "arguments.a: missing; arguments.b: expected a whole number, got \"2\"; "
                + "arguments.A: unknown name, did you mean \"a\", \"b\"?");
    assertThatThrownBy(() -> of("nothing", ParametersTest::none).read(arguments("{'x':1}")))
        .hasMessage("arguments.x: unknown name, none is expected");
  }

  @Test
  void sharesDefinitionsBetweenParameters() {
    Json.Obj schema = of("compare", ParametersTest::none).schema();

    assertThat(schema.object("$defs").fields()).containsOnlyKeys("Dog");
    assertThat(schema.object("properties").get("first")).hasToString("{\"$ref\":\"#/$defs/Dog\"}");
  }

  @Test
  void refusesATypeWithoutAFormAndNamesTheParameter() {
    assertThatThrownBy(() -> of("order", ParametersTest::none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("parameter \"thread\" of", "ParametersTest", "order", "Thread");
  }

  @Test
  @DisplayName("S27 parameters whose names were not compiled in are refused")
  void refusesParametersWithoutNames() throws Exception {
    // interfaces of the platform are compiled without them
    Method method = CharSequence.class.getMethod("subSequence", int.class, int.class);

    assertThatThrownBy(() -> Parameters.of(method, ParametersTest::none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("java.lang.CharSequence.subSequence", "-parameters", "@Named");
  }

  private static Parameters of(String name, Predicate<Parameter> skipped) {
    return Parameters.of(
        Arrays.stream(Methods.class.getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .findFirst()
            .orElseThrow(),
        skipped);
  }

  private static boolean none(Parameter parameter) {
    return false;
  }

  private static Json.Obj arguments(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }

  record Dog(String name) {}

  interface Methods {
    int add(@Description("first operand") int a, @Default("0") int b);

    void nothing();

    void order(List<String> items, Thread thread, Optional<String> name);

    void compare(Dog first, @Named("second") Dog other);
  }
}
