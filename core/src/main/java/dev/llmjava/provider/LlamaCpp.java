package dev.llmjava.provider;

import dev.llmjava.ModelInfo;

/** The models of a llama.cpp server: {@code llamacpp/id}. */
public final class LlamaCpp implements OfLocalServer {
  private static final LocalServer SERVER =
      new LocalServer(
          "llama.cpp",
          new ModelInfo.KeyName("llamacpp", "LLAMACPP_API_KEY"),
          "LLAMACPP_BASE_URL",
          "http://localhost:8080/v1");

  @Override
  public LocalServer server() {
    return SERVER;
  }
}
