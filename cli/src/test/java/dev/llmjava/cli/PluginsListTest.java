package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.Template;
import dev.llmjava.TemplateLoader;
import dev.llmjava.cli.session.Plugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm plugins}; the classes of these tests are a plugin, a folder on the class path. */
class PluginsListTest {
  /** A provider that fails. */
  public static final class BrokenModels implements Provider {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      throw new IllegalStateException("no\nway");
    }
  }

  @TempDir Path directory;
  private Shell shell;
  private String name;
  private Plugins plugins;

  @BeforeEach
  void install() throws IOException {
    shell = new Shell(directory);
    name = Plugin.of(TestTools.class).name();
    plugins = new Plugins(directory, TestTools.class.getName());
  }

  @AfterEach
  void remove() throws IOException {
    plugins.close();
  }

  @Test
  void eachWithItsHooks() {
    String expected =
        """
        [
          {
            "name": "%s",
            "hooks": [
              "register_fragment_loaders",
              "register_template_loaders",
              "register_tools"
            ]
          }
        ]
        """
            .formatted(name);
    assertThat(shell.run("plugins").ok().out()).isEqualTo(expected);
    assertThat(shell.run("plugins", "--hook", "x", "--hook", "register_tools").ok().out())
        .isEqualTo(expected);
    assertThat(shell.run("plugins", "--hook", "register_models").ok().out()).isEqualTo("[]\n");
    assertThat(shell.run("plugins", "--all", "--hook", "register_models").ok().out())
        .contains("\"register_models\",\n      \"register_tools\"")
        .doesNotContain(name + "\"");
  }

  @Test
  void someOfThem() {
    assertThat(shell.run("tools").ok().out()).contains("upper(", "llm_version(");
    shell.with("LLM_LOAD_PLUGINS", "");
    assertThat(shell.run("tools").ok().out()).contains("llm_version(").doesNotContain("upper(");
    assertThat(shell.run("plugins").ok().out()).isEqualTo("[]\n");
    assertThat(shell.run("fragments", "loaders").ok().out())
        .isEqualTo("No fragment loaders found\n");
    assertThat(shell.run("templates", "loaders").ok().out())
        .isEqualTo("No template loaders found\n");
    shell
        .run("-m", "echo", "-t", "greet:Danish", "x")
        .failed(1, "Error: Unknown template prefix: greet\n");
    shell.with("LLM_LOAD_PLUGINS", "nope, " + name);
    var result = shell.run("tools");
    assertThat(result.out()).contains("upper(", "llm_version(");
    assertThat(result.err()).isEqualTo("Plugin nope could not be found\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void aProviderThatFailsIsNamedAndTheOthersAnswer() throws IOException {
    Files.writeString(
        directory.resolve("plugins/META-INF/services/" + Provider.class.getName()),
        "no.such.Provider\n" + BrokenModels.class.getName() + "\n");
    var result = shell.run("-n", "-m", "echo", "hi");
    assertThat(result.out()).contains("\"prompt\": \"hi\"");
    assertThat(result.code()).isZero();
    assertThat(result.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("Warning: A plugin cannot be loaded: ")
                    .contains("no.such.Provider"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "Warning: The plugin "
                            + BrokenModels.class.getTypeName()
                            + " brings no models: no way"));
  }

  /** A loader that nobody can ask. */
  public static final class BadPrefix implements TemplateLoader {
    @Override
    public String prefix() {
      return "not a prefix";
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public Template load(String argument) {
      return Template.of("x", argument);
    }
  }

  @Test
  void aLoaderThatFailsIsNamedAndTheOthersLoad() throws IOException {
    Files.writeString(
        directory.resolve("plugins/META-INF/services/" + TemplateLoader.class.getName()),
        "no.such.Loader\n" + BadPrefix.class.getName() + "\n");
    for (String[] command :
        new String[][] {
          {"templates", "loaders"},
          {"-n", "-m", "echo", "-t", "greet:Danish", "you"},
          {"templates", "show", "greet:Danish"}
        }) {
      var result = shell.run(command);
      assertThat(result.out()).contains("Danish");
      assertThat(result.code()).isZero();
      assertThat(result.err())
          .contains("Warning: A plugin cannot be loaded: ", "no.such.Loader")
          .contains(
              "Warning: The template loader "
                  + BadPrefix.class.getTypeName()
                  + " has the prefix \"not a prefix\"; a prefix is made of letters, digits, _ and"
                  + " -\n");
    }
  }

  @Test
  void theNameOfAJarHoldsItsVersion() throws IOException {
    Path jar = directory.resolve("llm-shout-x-1.2-beta.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      String entry = BrokenTools.class.getName().replace('.', '/') + ".class";
      out.putNextEntry(new ZipEntry(entry));
      try (var in = BrokenTools.class.getClassLoader().getResourceAsStream(entry)) {
        in.transferTo(out);
      }
    }
    try (var loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, BrokenModels.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(BrokenTools.class.getName())
                ? findClass(name)
                : super.loadClass(name, resolve);
          }
        }) {
      assertThat(Plugin.of(loader.loadClass(BrokenTools.class.getName())))
          .isEqualTo(new Plugin("llm-shout-x", "1.2-beta", false));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
