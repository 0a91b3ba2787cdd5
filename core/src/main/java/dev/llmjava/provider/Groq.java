package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.ServerTool;
import dev.llmjava.json.Json;
import dev.llmjava.wire.chatcompletions.Dialect;
import dev.llmjava.wire.chatcompletions.Habit;
import java.util.List;

/** Open models on Groq's hardware. */
public final class Groq implements OfListedVendor {
  /** Begins the ids of Groq's systems of several models. */
  static final String COMPOUND = "groq/compound";

  private static final String NAME = "groq";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "GROQ_API_KEY");
  private static final String ADDRESS = "https://api.groq.com";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    Vendor vendor = vendor(context);
    List<Entry> entries =
        vendor.entries(
            "openai/gpt-oss-120b",
            "openai/gpt-oss-20b",
            "llama-3.3-70b-versatile",
            "llama-3.1-8b-instant",
            "qwen/qwen3-32b");
    entries.addAll(compound(vendor).entries(COMPOUND));
    return entries;
  }

  @Override
  public Model model(String id, ProviderContext context) {
    Vendor vendor = vendor(context);
    return (id.startsWith(COMPOUND) ? compound(vendor) : vendor).model(id);
  }

  /** Groq's own systems are told elsewhere which tools to use, under other names. */
  private static Vendor compound(Vendor vendor) {
    return vendor.with(
        vendor
            .dialect()
            .withHabits(Habit.ENABLED_TOOLS)
            .withServerTools(
                Json.object()
                    .put(ServerTool.WEB_SEARCH, "web_search")
                    .put(ServerTool.WEB_FETCH, "visit_website")
                    .put(ServerTool.CODE_EXECUTION, "code_interpreter")
                    .build()));
  }

  @Override
  public Vendor vendor(ProviderContext context) {
    String base = VendorSettings.base("GROQ_BASE_URL", ADDRESS, "/openai/v1", context);
    return Vendor.of("Groq", base, KEY, context)
        .with(
            Dialect.of(NAME, "")
                .withLengthOption(Dialect.MAX_COMPLETION_TOKENS)
                .withHidingReasoning(Json.object().put("include_reasoning", false).build())
                .withServerTools(
                    Json.object()
                        .put(ServerTool.WEB_SEARCH, "browser_search")
                        .put(ServerTool.CODE_EXECUTION, "code_interpreter")
                        .build()));
  }
}
