package dev.llmjava.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsRefreshTest {
  @TempDir Path directory;
  private HttpServer server;
  private Shell shell;
  private volatile int status = 200;
  private volatile String body = "{\"data\":[{\"id\":\"gpt-4o\"},{\"id\":\"gpt-9\"}]}";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/models",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    shell =
        new Shell(directory)
            .with("OPENAI_BASE_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void modelsOfAFetchedListAreListed() {
    shell.with("OPENAI_API_KEY", "sk-1");
    assertThat(shell.run("models", "refresh", "openai").ok().out()).isEqualTo("openai: 2 models\n");
    assertThat(shell.run("models", "-q", "gpt-9").ok().out())
        .isEqualTo("OpenAI Responses: openai/gpt-9\n");
    body = "{\"data\":[{\"id\":\"gpt-4o\"},{\"id\":\"gpt-10\"},{\"id\":\"gpt-11\"}]}";
    assertThat(shell.run("models", "refresh", "openai").ok().out())
        .isEqualTo("openai: 3 models (2 new, 1 gone)\n");
    assertThat(shell.run("models", "-q", "gpt-9").ok().out()).isEmpty();
    body = "{\"data\":[{\"id\":\"gpt-10\"}]}";
    assertThat(shell.run("models", "refresh", "openai").ok().out())
        .isEqualTo("openai: 1 model (2 gone)\n");
    assertThat(shell.read("model-lists/openai.json")).doesNotContain("sk-1");
  }

  @Test
  void whatAListSaysIsShown() {
    shell.with("OPENAI_API_KEY", "sk-1");
    body = "{\"data\":[{\"id\":\"gpt-9\",\"context_window\":77}]}";
    shell.run("models", "refresh", "openai").ok();
    assertThat(shell.run("models", "-m", "openai/gpt-9", "--json").ok().out())
        .endsWith("\n    ],\n    \"context_window\": 77\n  }\n]\n");
  }

  @Test
  void withoutAnArgumentProvidersWithoutAKeyAreNamed() {
    Shell.Result result = shell.run("models", "refresh");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("No key for: openai");
  }

  @Test
  void aProviderThatFailsIsSaid() {
    shell.with("OPENAI_API_KEY", "sk-1");
    status = 401;
    body = "{\"error\":{\"message\":\"no such key\"}}";
    Shell.Result result = shell.run("models", "refresh");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Error: openai answered 401: no such key\n");
    shell.run("models", "refresh", "openai").failed(1, "Error: openai answered 401: no such key\n");
  }

  @Test
  void aMissingKeyOfTheOneThatWasAskedForIsAnError() {
    shell
        .run("models", "refresh", "openai")
        .failed(
            1,
            "Error: No key found - add one using 'llm keys set openai' or set the OPENAI_API_KEY"
                + " environment variable\n");
  }

  @Test
  void anUnknownProviderIsAnError() {
    Shell.Result result = shell.run("models", "refresh", "acme");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Error: No list of models to fetch from \"acme\" - try one of: openai");
  }
}
