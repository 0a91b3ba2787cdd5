package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import java.util.List;

/**
 * The models of LM Studio's server: {@code lmstudio/id} asks the one on this machine, or where
 * {@code LMSTUDIO_BASE_URL} says, and where that is set its models are listed.
 */
public final class LmStudio implements ListsModels {
  private static final LocalServer SERVER =
      new LocalServer(
          "LM Studio",
          new ModelInfo.KeyName("lmstudio", "LMSTUDIO_API_KEY"),
          "LMSTUDIO_BASE_URL",
          "http://localhost:1234/v1");

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
