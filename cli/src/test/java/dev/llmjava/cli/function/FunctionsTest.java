package dev.llmjava.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code --functions} */
class FunctionsTest {
  private static final String BLOCK =
      """
      import java.util.List;
      // what follows is mine
      import static java.lang.Math.max;

      /**
       * Multiplies.
       * Twice as fast.
       *
       * @param x a number
       */
      public static int multiply(int x, int y) { return times(x, y); }

      private static int times(int x, int y) { return x * y; }

      public static String join(List<String> words, Side side) {
        return side + String.join("-", words) + max(1, 2);
      }

      public enum Side { LEFT, RIGHT }
      """;
  private static final String WHOLE =
      """
      package my.own;

      /** A program. */
      public class Sums {
        record Pair(int a, int b) {}

        /** Adds. */
        public static int add(int a, int b) { return new Sums().sum(new Pair(a, b)); }

        public static void main(String[] args) {}

        int sum(Pair pair) { return pair.a() + pair.b(); }
      }
      """;

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  private static String call(String tool, String arguments) {
    return "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \""
        + tool
        + "\", \"arguments\": "
        + arguments
        + "}]}";
  }

  private String output(String functions, String tool, String arguments) {
    String out =
        shell.run("-n", "-m", "echo", "--functions", functions, call(tool, arguments)).ok().out();
    return Json.parseObject(out.substring(out.indexOf('{'))).items("tool_results").toString();
  }

  @Test
  void aBlockOfMethodsIsCalled() {
    assertThat(output(BLOCK, "multiply", "{\"x\": 6, \"y\": 7}")).contains("\"output\":\"42\"");
    assertThat(output(BLOCK, "join", "{\"words\": [\"a\", \"b\"], \"side\": \"LEFT\"}"))
        .contains("\"output\":\"LEFTa-b2\"");
  }

  @Test
  void aWholeClassIsCalled() {
    assertThat(output(WHOLE, "add", "{\"a\": 1, \"b\": 2}")).contains("\"output\":\"3\"");
  }

  @Test
  void listsShowThem() {
    assertThat(shell.run("tools", "--functions", BLOCK, "llm_version").ok().out())
        .isEqualTo(
            """
            join(words: list[str], side: Literal['LEFT', 'RIGHT']) -> str

            llm_version() -> str (plugin: llm.default_plugins.default_tools)

              Return the installed version of llm

            multiply(x: int, y: int) -> int

              Multiplies.
              Twice as fast.

            """);
    assertThat(
            Json.parseObject(
                    shell.run("tools", "--json", "--functions", WHOLE, "llm_time").ok().out())
                .items("tools")
                .getFirst())
        .isEqualTo(
            Json.parseObject(
                """
                {"name": "add", "description": "Adds.",
                 "arguments": {"type": "object", "properties": {"a": {"type": "integer"},
                   "b": {"type": "integer"}}, "required": ["a", "b"]},
                 "plugin": null}
                """));
    assertThat(shell.run("tools", "--functions", WHOLE).ok().out())
        .contains("add(", "llm_time(")
        .doesNotContain("main(");
  }

  @Test
  void theyMayBeInFilesAndGivenSeveralTimes() {
    shell.file("sums.java", WHOLE);
    String file = directory.resolve("sums.java").toString();
    assertThat(shell.run("tools", "--functions", file, "--functions", BLOCK).ok().out())
        .contains("add(a: int, b: int)", "multiply(x: int, y: int)");
    shell
        .run("tools", "--functions", "no/such.java")
        .failed(1, "Error: File not found: no/such.java\n");
    assertThat(directory.toFile().list()).containsExactly("sums.java");
  }

  @Test
  void whatDoesNotCompileIsNamedWithItsLine() {
    wrong("public static int f() {\n  return y;\n}", "line 2: cannot find symbol");
    wrong("import java.util.*;\n\npublic static int f() { return 1 }", "line 3: ';' expected");
    wrong("public class X {\n  public static int f() { return \"\"; }\n}", "line 2: incompatible");
    wrong("int f() { return 1; }", "there is no public static method in it; write public static");
    wrong("", "there is no public static method in it");
    wrong(
        "public static int f() { return 1; } public static int f(int x) { return x; }",
        "two methods are called \"f\"; rename one of them");
    wrong("public static void f(Thread t) {}", "parameter \"t\" of Functions.f: java.lang.Thread");
  }

  @Test
  void faultsAreAboutWhatTheUserWrote() {
    String one = "public static int a(int x) { return x; }";
    wrong(one + " }", "line 1: there is a } too many\n");
    wrong(one + "\n}\n", "line 2: there is a } too many\n");
    wrong("public static int a(int x) {\n  return x;", "line 2: there is a } missing at the end\n");
    wrong(
        "public static int a(int x) {\n  return y;\n}", "line 2: cannot find symbol: variable y\n");
    wrong(
        "public static int a(String x) { return x.size(); }",
        "line 1: cannot find symbol: method size(), in variable x of type java.lang.String\n");
    wrong(one + "\nstatic int b() { return a(); }", "line 2: method a cannot be applied to");
    wrong(
        "public class Functions { public static int a() { return y; } }",
        "line 1: cannot find symbol: variable y, in class Functions\n");
  }

  @Test
  void parametersAreDescribedByTheirComments() {
    String functions =
        """
        /**
         * Adds.
         *
         * @param a first number,
         *     whole
         * @param b
         * @param c  a side
         * @return the sum
         */
        public static int add(int a, int b, Side c) { return a + b; }

        public enum Side { LEFT, RIGHT }
        """;
    Json tool =
        Json.parseObject(shell.run("tools", "--json", "--functions", functions).ok().out())
            .items("tools")
            .getFirst();
    assertThat(((Json.Obj) tool).string("description")).isEqualTo("Adds.");
    assertThat(((Json.Obj) tool).object("arguments").object("properties"))
        .isEqualTo(
            Json.parse(
                """
                {"a": {"type": "integer", "description": "first number,\\nwhole"},
                 "b": {"type": "integer"},
                 "c": {"type": "string", "enum": ["LEFT", "RIGHT"], "description": "a side"}}
                """));
  }

  @Test
  void pythonIsTakenForPython() {
    String why =
        "this is Python, and functions are Java here, such as public static int multiply(int x,"
            + " int y) { return x * y; }";
    wrong("def f(x):\n  return x", why);
    wrong("import os\nasync def f(x):\n  return x", why);
    shell.file("tools.py", "x = 1");
    wrong(directory.resolve("tools.py").toString(), why);
  }

  private void wrong(String functions, String what) {
    var result = shell.run("-n", "-m", "echo", "hi", "--functions", functions);
    assertThat(result.err())
        .startsWith("Error: Error in --functions definition: " + what)
        .hasLineCount(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void aJavaThatCannotCompileSaysSo() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--limit-modules",
            "java.sql,java.net.http",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.llmjava.cli.Main",
            "tools",
            "--functions",
            BLOCK);
    process.environment().put("LLM_USER_PATH", directory.toString());
    process.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    Process started = process.start();
    String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said)
        .isEqualTo(
            "Error: Error in --functions definition: this Java cannot compile; run llm with a JDK,"
                + " or bring tools as a plugin\n");
    assertThat(started.waitFor()).isEqualTo(1);
  }
}
