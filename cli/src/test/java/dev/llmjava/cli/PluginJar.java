package dev.llmjava.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes jars of source, as the authors of plugins do. */
public final class PluginJar {
  private static final String SHOUT =
      """
      package shout;

      import dev.llmjava.Template;
      import dev.llmjava.TemplateLoader;
      import dev.llmjava.Tool;
      import dev.llmjava.tool.ToolPlugin;
      import java.util.List;

      public final class Shout implements ToolPlugin, TemplateLoader {
        public record Words(String text) {}

        public String name() {
          return "llm-shout";
        }

        public List<Tool> tools() {
          return List.of(
              Tool.of("shout", "Loudly.", Words.class, words -> loud.Loud.of(words.text())));
        }

        public String prefix() {
          return "shout";
        }

        public String description() {
          return "Shouted words";
        }

        public Template load(String argument) {
          return Template.of(argument, loud.Loud.of(argument));
        }
      }
      """;
  private static final String LOUD =
      """
      package loud;

      public final class Loud {
        public static String of(String text) {
          return text.toUpperCase() + "!";
        }
      }
      """;

  private PluginJar() {}

  /** Writes a plugin with a tool and templates, and a library that it needs. */
  public static void shout(Path plugin, Path library) throws IOException {
    Path temp = Files.createTempDirectory("plugin");
    compile(temp, "loud/Loud.java", LOUD);
    compile(temp, "shout/Shout.java", SHOUT);
    String named = "shout.Shout\n";
    pack(
        plugin,
        temp.resolve("classes/shout"),
        Map.of(
            "META-INF/services/dev.llmjava.tool.ToolPlugin", named,
            "META-INF/services/dev.llmjava.TemplateLoader", named));
    pack(library, temp.resolve("classes/loud"), Map.of());
  }

  private static void compile(Path temp, String name, String source) throws IOException {
    Path file = temp.resolve(name);
    Path classes = Files.createDirectories(temp.resolve("classes"));
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    String path = System.getProperty("java.class.path") + ":" + classes;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code =
        compiler.run(
            null, null, null, "-proc:none", "-d", classes + "", "-cp", path, file.toString());
    if (code != 0) {
      throw new AssertionError(name + " does not compile");
    }
  }

  private static void pack(Path jar, Path classes, Map<String, String> texts) throws IOException {
    Files.createDirectories(jar.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(classes)) {
      for (Path file : List.copyOf(files.toList())) {
        out.putNextEntry(new ZipEntry(classes.getFileName() + "/" + file.getFileName()));
        Files.copy(file, out);
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.putNextEntry(new ZipEntry(text.getKey()));
        out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
