package dev.llmjava.cli;

import dev.llmjava.Attachment;
import dev.llmjava.PauseChain;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import dev.llmjava.schema.Description;
import dev.llmjava.tool.ToolMethod;
import dev.llmjava.tool.ToolPlugin;
import dev.llmjava.tool.ToolboxKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What a plugin might bring. */
public final class TestTools implements ToolPlugin {
  /** A text to work on. */
  public record Words(String text) {}

  /** Every kind of parameter that a list shows. */
  public record Everything(
      String a,
      int b,
      double c,
      boolean d,
      List<Integer> e,
      Map<String, String> f,
      Optional<String> g,
      @Default("\"it's\"") String h,
      Words i,
      Thread.State j,
      Object k) {}

  @Override
  public String name() {
    return "test-tools";
  }

  @Override
  public List<Tool> tools() {
    return List.of(
        Tool.of(
            "upper",
            "Convert text\nto upper case.",
            Words.class,
            in -> in.text().toUpperCase(Locale.ROOT)),
        Tool.of("give", "Gives back a text.", Words.class, Words::text),
        Tool.of(
            "fail",
            "Does not work.",
            Words.class,
            in -> {
              throw new IllegalArgumentException(in.text());
            }),
        Tool.of("everything", "", Everything.class, in -> in),
        new Tool(
            "look",
            "Gives an image.",
            Json.Obj.EMPTY,
            arguments -> Attachment.of("image/png", new byte[] {1, 2, 3})),
        new Tool(
            "ask_kim",
            "Waits for Kim.",
            Json.Obj.EMPTY,
            arguments -> {
              throw new PauseChain("Kim is out");
            }),
        new Tool(
            "hang",
            "Never comes back.",
            Json.Obj.EMPTY,
            arguments -> {
              System.out.println("hanging");
              new CountDownLatch(1).await();
              return "";
            }));
  }

  @Override
  public List<ToolboxKind<?>> toolboxes() {
    return List.of(
        ToolboxKind.of(Notes.class, Notes.Settings.class, Notes::new),
        ToolboxKind.of(Found.class, Found.Place.class, Found::new));
  }

  /** A toolbox with a setting. */
  public record Notes(Settings settings) {
    public record Settings(@Default("\"none\"") String label) {}

    @ToolMethod("Say the label.")
    public String label() {
      return settings.label();
    }

    @ToolMethod("Repeat.")
    public String repeat(String text, @Default("2") int times) {
      return text.repeat(times);
    }
  }

  /** A toolbox that looks for its tools. */
  @Description("Whatever is found\nat a place.")
  public record Found(Place settings) implements Toolbox {
    public record Place(String place) {}

    @Override
    public List<Tool> tools() {
      return List.of(
          new Tool("at_" + settings.place(), "Found.", Json.Obj.EMPTY, arguments -> "here"));
    }
  }
}
