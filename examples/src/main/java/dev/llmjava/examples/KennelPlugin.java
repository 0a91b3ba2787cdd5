package dev.llmjava.examples;

import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import dev.llmjava.schema.Description;
import dev.llmjava.tool.ToolMethod;
import dev.llmjava.tool.ToolPlugin;
import dev.llmjava.tool.ToolboxKind;
import java.util.List;

// region plugin
public final class KennelPlugin implements ToolPlugin {
  /** What may be set, and is for all tools of one kennel. */
  public record Settings(@Description("most dogs") @Default("3") int places) {}

  /** Tools that share these settings; the model knows them as Kennel_free and so on. */
  public record Kennel(Settings settings) {
    @ToolMethod("How many dogs still find a place.")
    public int free(int dogs) {
      return Math.max(0, settings.places() - dogs);
    }
  }

  @Override
  public String name() {
    return "kennel";
  }

  @Override
  public List<Tool> tools() {
    return List.of(new Tool("bark", "Bark once.", Json.Obj.EMPTY, arguments -> "Wuff!"));
  }

  @Override
  public List<ToolboxKind<?>> toolboxes() {
    return List.of(ToolboxKind.of(Kennel.class, Settings.class, Kennel::new));
  }
}

// endregion
