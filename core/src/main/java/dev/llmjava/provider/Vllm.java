package dev.llmjava.provider;

import dev.llmjava.ModelInfo;

/** The models of a vLLM server: {@code vllm/id}. */
public final class Vllm implements OfLocalServer {
  private static final LocalServer SERVER =
      new LocalServer(
          "vLLM",
          new ModelInfo.KeyName("vllm", "VLLM_API_KEY"),
          "VLLM_BASE_URL",
          "http://localhost:8000/v1");

  @Override
  public LocalServer server() {
    return SERVER;
  }
}
