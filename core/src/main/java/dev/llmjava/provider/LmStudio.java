package dev.llmjava.provider;

import dev.llmjava.ModelInfo;

/** The models of a LM Studio server: {@code lmstudio/id}. */
public final class LmStudio implements OfLocalServer {
  private static final LocalServer SERVER =
      new LocalServer(
          "LM Studio",
          new ModelInfo.KeyName("lmstudio", "LMSTUDIO_API_KEY"),
          "LMSTUDIO_BASE_URL",
          "http://localhost:1234/v1");

  @Override
  public LocalServer server() {
    return SERVER;
  }
}
