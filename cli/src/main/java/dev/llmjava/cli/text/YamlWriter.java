package dev.llmjava.cli.text;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.DumpSettingsBuilder;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes values as PyYAML does: 80 columns unless it says otherwise, non-ASCII escaped, and quotes
 * where YAML 1.1 would read a text as something else. The emitter comes from PyYAML's; what it
 * writes in another way is set right here.
 */
public final class YamlWriter {
  /** What YAML 1.1 takes for a boolean, a number, a date, nothing, or a sign of its own. */
  private static final Pattern TYPED =
      Pattern.compile(
          String.join(
              "|",
              "yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
              "|~|null|Null|NULL|=|<<|[!&*]",
              "[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+",
              "[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+",
              "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?",
              "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*",
              "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
              "[0-9]{4}-[0-9]{2}-[0-9]{2}",
              "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
                  + "(\\.[0-9]*)?([ \\t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?"));

  private final StringBuilder out = new StringBuilder();
  private final Emitter emitter;
  private final boolean blocks;

  private YamlWriter(DumpSettings settings, boolean blocks) {
    emitter = new Emitter(settings, new Pieces(out));
    this.blocks = blocks;
  }

  private static DumpSettingsBuilder settings() {
    return DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setUseUnicodeEncoding(false);
  }

  /** A list of this one item, without the line end. */
  public static String item(Json.Obj item) {
    return new YamlWriter(settings().build(), false).write(Json.array(List.of(item))).strip();
  }

  /**
   * The same with lines as long as they are, and texts of several lines as blocks if they can be.
   */
  public static String openItem(Json.Obj item) {
    DumpSettings open = settings().setWidth(Integer.MAX_VALUE).setSplitLines(false).build();
    return new YamlWriter(open, true).write(Json.array(List.of(item))).strip();
  }

  /** A document that is this map, indented by four. */
  public static String document(Json.Obj map) {
    return new YamlWriter(settings().setIndent(4).build(), false).write(map);
  }

  private String write(Json document) {
    emitter.emit(new StreamStartEvent());
    emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    value(document);
    emitter.emit(new DocumentEndEvent(false));
    emitter.emit(new StreamEndEvent());
    return out.toString();
  }

  private void value(Json value) {
    switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        emitter.emit(
            new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        fields.forEach(
            (name, field) -> {
              text(name);
              value(field);
            });
        emitter.emit(new MappingEndEvent());
      }
      case Json.Arr(List<Json> items) -> {
        emitter.emit(
            new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        items.forEach(this::value);
        emitter.emit(new SequenceEndEvent());
      }
      case Json.Str(String text) -> text(text);
      case Json.Num number -> scalar(number(number), true);
      case Json.Bool flag -> scalar(flag.toString(), true);
      case Json.Null nothing -> scalar("null", true);
    }
  }

  /** PyYAML never writes a text of several lines without quotes, unless it is told to. */
  private void text(String text) {
    boolean severalLines = text.indexOf('\n') >= 0;
    scalar(
        text,
        !severalLines && !TYPED.matcher(text).matches(),
        blocks && severalLines ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
  }

  private void scalar(String text, boolean plain) {
    scalar(text, plain, ScalarStyle.PLAIN);
  }

  private void scalar(String text, boolean plain, ScalarStyle style) {
    emitter.emit(
        new ScalarEvent(
            Optional.empty(), Optional.empty(), new ImplicitTuple(plain, true), text, style));
  }

  /** YAML 1.1 knows no exponent without a point. */
  private static String number(Json.Num number) {
    String text = number.toString();
    return text.indexOf('.') < 0 ? text.replace("e", ".0e") : text;
  }

  /** Takes the pieces that the emitter writes, of which an escape is one. */
  private record Pieces(StringBuilder out) implements StreamDataWriter {
    @Override
    public void write(String piece) {
      out.append(isHexEscape(piece) ? escape(piece) : piece);
    }

    @Override
    public void write(String piece, int offset, int length) {
      out.append(piece, offset, offset + length);
    }

    private static boolean isHexEscape(String piece) {
      return piece.length() > 2 && piece.charAt(0) == '\\' && "xuU".indexOf(piece.charAt(1)) >= 0;
    }

    private static String escape(String piece) {
      return switch (piece) {
        case "\\u2028" -> "\\L";
        case "\\u2029" -> "\\P";
        default -> piece.substring(0, 2) + piece.substring(2).toUpperCase(Locale.ROOT);
      };
    }
  }
}
