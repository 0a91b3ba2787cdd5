package dev.llmjava.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in the shells they are for, which ask a real process. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class CompletionShellsTest {
  @TempDir Path temp;

  @BeforeEach
  void install() throws IOException {
    Path bin = Files.createDirectories(temp.resolve("bin"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path llm =
        Files.writeString(
            bin.resolve("llm"),
            "#!/bin/sh\nexec '"
                + java
                + "' -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path")
                + "' dev.llmjava.cli.Main \"$@\"\n");
    assertThat(llm.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(temp.resolve("user/templates"));
    Files.writeString(temp.resolve("user/templates/dogs.yaml"), "prompt: dogs");
    Files.writeString(temp.resolve("user/templates/it's me.yaml"), "prompt: me");
    Files.writeString(temp.resolve("user/templates/c:cats.yaml"), "prompt: cats");
    Files.writeString(temp.resolve("user/aliases.json"), "{\"qwen:latest\": \"echo\"}");
    Files.createDirectories(temp.resolve("work/some folder"));
    Files.writeString(temp.resolve("work/a file.txt"), "");
  }

  private String run(String shell, String script) throws Exception {
    assumeTrue(isInstalled(shell), shell + " is not installed, so its completion is not tested");
    Path file = Files.writeString(temp.resolve("script"), script);
    Path out = temp.resolve("out");
    var builder =
        new ProcessBuilder(List.of(shell, file.toString()))
            .directory(temp.resolve("work").toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(temp.resolve("err").toFile())
            .redirectOutput(out.toFile());
    builder.environment().put("LLM_USER_PATH", temp.resolve("user").toString());
    builder.environment().put("HOME", temp.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder
        .environment()
        .merge("PATH", temp.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    boolean ended = process.waitFor(100, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static boolean isInstalled(String shell) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, shell))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void bash() throws Exception {
    String script =
        """
        source <(llm completion bash)
        COMP_WORDBREAKS=$' \\t\\n"\\'@><=;|&(:'
        try() {
          COMP_LINE=$1 COMP_POINT=${#1}
          _llm llm "$2" previous
          printf '[%s]' "${COMPREPLY[@]}"
          echo
        }
        try 'llm mod' mod
        try 'llm --schema t:do' do
        try "llm -t 'it" it
        try 'llm -m qwen:' ''
        try 'llm -t c:' ''
        try 'llm -t $(touch ran) -m ech' ech
        """;
    assertThat(run("bash", script).lines())
        .containsExactly("[models]", "[dogs]", "[it'\\''s me]", "[latest]", "[cats]", "[echo]");
    assertThat(temp.resolve("work/ran")).doesNotExist();
  }

  @Test
  void fish() throws Exception {
    String script =
        """
        llm completion fish | source
        for line in 'llm mod' 'llm --schema t:do' "llm -t 'it" 'llm -m qwen:' 'llm -d so'
            complete -C $line
        end
        """;
    assertThat(run("fish", script).lines())
        .containsExactly(
            "models\tList models, choose the default one, store options",
            "t:dogs",
            "it's me",
            "qwen:latest\techo",
            "some folder/");
  }

  /** Zsh completes at a terminal only, so that it gets one. */
  @Test
  void zsh() throws Exception {
    String script =
        """
        zmodload zsh/zpty || exit
        mkdir -p functions && llm completion zsh >functions/_llm
        zpty z zsh -f -i
        zpty -w z 'PS1=; fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D'
        zpty -w z 'show() { print -r -- "$BUFFER" >>lines }; zle -N show; bindkey "^O" show'
        zpty -w z 'bindkey "^I" complete-word; touch ready'
        until [[ -e ready ]]; do sleep 0.1; done
        try() {
          zpty -n -w z "$1"$'\\t\\C-o\\C-u'
          for ((i = 0; i < 300; i++)); do
            [[ -e lines && $(wc -l <lines) -ge $2 ]] && return
            zpty -r -t z chunk
            sleep 0.1
          done
        }
        try 'llm mod' 1
        try 'llm --schema t:do' 2
        try "llm -t it" 3
        try 'llm -m qwen:' 4
        try 'llm -d so' 5
        cat lines
        zpty -d z
        """;
    assertThat(run("zsh", script).lines().map(String::strip))
        .containsExactly(
            "llm models",
            "llm --schema t:dogs",
            "llm -t it\\'s\\ me",
            "llm -m qwen:latest",
            "llm -d some\\ folder/");
  }
}
