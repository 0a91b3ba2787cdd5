package dev.llmjava.tool;

import static dev.llmjava.tool.Calls.named;
import static dev.llmjava.tool.Calls.result;
import static dev.llmjava.tool.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Tool;
import dev.llmjava.ToolContext;
import dev.llmjava.schema.Default;
import dev.llmjava.schema.Description;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToolsTest {
  private final List<Tool> tools = Tools.of(new Kennel());

  @Test
  void makesAToolOfEachAnnotatedMethodInTheOrderOfTheirNames() {
    assertThat(tools)
        .extracting(Tool::name)
        .containsExactly("add", "bark", "count-dogs", "fail", "walk", "whoami");
  }

  @Test
  @DisplayName("S23 S26 a tool has a name, a description with what it returns, and a schema")
  void describesItselfAsLlmDoes() {
    Tool add = named(tools, "add");

    assertThat(add.description()).isEqualTo("Adds two numbers");
    assertThat(add.inputSchema())
        .hasToString(
            "{\"properties\":{\"a\":{\"description\":\"the first\",\"type\":\"integer\"},"
                + "\"b\":{\"default\":0,\"type\":\"integer\"}},\"required\":[\"a\"],"
                + "\"type\":\"object\"}");
    assertThat(named(tools, "bark").description()).isEqualTo("Barks");
    assertThat(named(tools, "count-dogs").description())
        .isEqualTo("Counts\n\nReturns:\n- how many there are (type: integer)");
  }

  @Test
  void callsTheMethod() throws Exception {
    assertThat(run(named(tools, "add"), "{\"a\":1,\"b\":2}")).isEqualTo(3);
    assertThat(run(named(tools, "add"), "{\"a\":1}")).isEqualTo(1);
    assertThat(run(named(tools, "bark"), "{}")).isNull();
    assertThat(run(named(tools, "count-dogs"), "{}")).as("state is shared").isEqualTo(1);
  }

  @Test
  void givesTheCurrentCallToAMethodThatAsksForIt() throws Exception {
    Tool whoami = named(tools, "whoami");

    assertThat(run(whoami, "{\"greeting\":\"hi\"}")).isEqualTo("hi whoami call_1");
    assertThat(whoami.inputSchema().object("properties").fields()).containsOnlyKeys("greeting");
  }

  @Test
  void sendsARecordAsJson() {
    assertThat(result(named(tools, "walk"), "{\"dog\":{\"name\":\"Rex\",\"age\":3}}").output())
        .isEqualTo("{\"name\": \"Rex\", \"age\": 4}");
  }

  @Test
  void tellsTheModelTheMessageOfTheMethod() {
    assertThatThrownBy(() -> run(named(tools, "fail"), "{}"))
        .isInstanceOf(IOException.class)
        .hasMessage("the dog ran away");
    assertThat(result(named(tools, "fail"), "{}").output()).isEqualTo("Error: the dog ran away");
  }

  @Test
  void tellsTheModelWhatIsWrongWithItsArguments() {
    assertThat(result(named(tools, "walk"), "{\"dog\":{\"name\":\"Rex\",\"age\":\"x\"}}").output())
        .isEqualTo("Error: arguments.dog.age: expected a whole number, got \"x\"");
    assertThat(result(named(tools, "add"), "{\"a\":1,\"c\":2}").output())
        .isEqualTo("Error: arguments.c: unknown name, did you mean \"a\", \"b\"?");
  }

  @Test
  void takesTheStaticMethodsOfAClass() throws Exception {
    assertThat(run(Tools.of(Shouting.class).getFirst(), "{\"text\":\"a\"}")).isEqualTo("A");
    assertThat(Tools.of((Object) Shouting.class)).hasSize(1);
    assertRefused(() -> Tools.of(Kennel.class), "Kennel.", "is not static");
  }

  @Test
  @DisplayName("S27 a method without a description is refused")
  void refusesAMethodWithoutADescription() {
    assertRefused(() -> Tools.of(new Silent()), "Silent.hush", "@ToolMethod(\"...\")");
  }

  @Test
  @DisplayName("S27 a parameter without a form in JSON is refused by name")
  void refusesAParameterThatHasNoFormInJson() {
    assertRefused(
        () -> Tools.of(new Streaming()), "parameter \"in\" of", "Streaming.read", "InputStream");
  }

  @Test
  void refusesWhatAModelCouldNotCall() {
    assertRefused(() -> Tools.of(new Hidden()), "Hidden.secret", "make it public");
    assertRefused(() -> Tools.of(new Overloaded()), "Overloaded.same", "called \"same\"", "name =");
    assertRefused(() -> Tools.of(new Misnamed()), "Misnamed.act", "\"two words\"");
    assertRefused(() -> Tools.of("text"), "java.lang.String", "@ToolMethod");
  }

  private static void assertRefused(Runnable making, String... parts) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }

  record Dog(String name, int age) {}

  public static class Kennel {
    private final AtomicInteger barks = new AtomicInteger();

    @ToolMethod("Adds two numbers")
    public int add(@Description("the first") int a, @Default("0") int b) {
      return a + b;
    }

    @ToolMethod
    @Description("Barks")
    public void bark() {
      barks.incrementAndGet();
    }

    @ToolMethod(value = "Counts", name = "count-dogs")
    @Returns("how many there are")
    public int count() {
      return barks.get();
    }

    @ToolMethod("Fails")
    public String fail() throws IOException {
      throw new IOException("the dog ran away");
    }

    @ToolMethod("Walks a dog")
    public Dog walk(Dog dog) {
      return new Dog(dog.name(), dog.age() + 1);
    }

    @ToolMethod("Says who calls")
    public String whoami(ToolContext context, String greeting) {
      return greeting + " " + context.call().name() + " " + context.call().id();
    }

    public void notATool(InputStream in) {}
  }

  static final class Shouting {
    private Shouting() {}

    @ToolMethod("Converts to upper case")
    public static String upper(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  }

  static class Silent {
    @ToolMethod
    public void hush() {}
  }

  static class Streaming {
    @ToolMethod("Reads")
    public void read(InputStream in) {}
  }

  static class Hidden {
    @ToolMethod("Tells")
    void secret() {}
  }

  static class Overloaded {
    @ToolMethod("Does it")
    public void same(int a) {}

    @ToolMethod("Does it too")
    public void same(String a) {}
  }

  static class Misnamed {
    @ToolMethod(value = "Acts", name = "two words")
    public void act() {}
  }
}
