package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import java.util.List;

/**
 * The models of the server of llama.cpp: {@code llamacpp/id} asks the one on this machine, or where
 * {@code LLAMACPP_BASE_URL} says, and where that is set its models are listed.
 */
public final class LlamaCpp implements ListsModels {
  private static final LocalServer SERVER =
      new LocalServer(
          "llama.cpp",
          new ModelInfo.KeyName("llamacpp", "LLAMACPP_API_KEY"),
          "LLAMACPP_BASE_URL",
          "http://localhost:8080/v1");

  @Override
  public String name() {
    return SERVER.name();
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of();
  }

  @Override
  public Model model(String id, ProviderContext context) {
    return SERVER.vendor(context).model(id);
  }

  @Override
  public ModelList modelList(ProviderContext context) {
    return ModelList.of(SERVER.vendor(context).endpoint());
  }

  @Override
  public List<Entry> discovered(ProviderContext context) {
    return SERVER.discovered(context);
  }
}
