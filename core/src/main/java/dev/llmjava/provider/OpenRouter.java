package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.HEARING;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.SCHEMAS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.TOOLS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.VISION;

import dev.llmjava.ModelInfo;
import dev.llmjava.Probe;
import dev.llmjava.ProviderContext;
import dev.llmjava.ServerTool;
import dev.llmjava.json.Json;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Habit;
import java.util.List;

/** OpenRouter: the models of many vendors, as {@code openrouter/vendor/id}. */
public final class OpenRouter implements OfListedVendor {
  private static final String NAME = "openrouter";
  private static final String ADDRESS = "https://openrouter.ai/api/v1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return vendor(context).entries("openrouter/auto");
  }

  /** Its list of models is for everybody, so the key itself is asked about. */
  @Override
  public Probe probe(ProviderContext context) {
    Endpoint endpoint = vendor(context).endpoint();
    return new ListProbe(new ModelList(endpoint, "key", "data", "label"), endpoint.hasKey());
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    ModelInfo.KeyName key =
        VendorSettings.key(NAME, "OPENROUTER_API_KEY", "OPENROUTER_KEY", context);
    String base = VendorSettings.base("OPENROUTER_BASE_URL", ADDRESS, context);
    return Vendor.of("OpenRouter", base, key, context)
        .withAbilities(STREAMS, SCHEMAS, TOOLS, VISION, HEARING)
        .with(
            Dialect.of(NAME, "")
                .withHidingReasoning(
                    Json.object()
                        .put("reasoning", Json.object().put("exclude", true).build())
                        .build())
                .withServerTools(
                    Json.object()
                        .put(ServerTool.WEB_SEARCH, "openrouter:web_search")
                        .put(ServerTool.WEB_FETCH, "openrouter:web_fetch")
                        .build())
                .withHabits(Habit.CACHE_MARKS));
  }
}
