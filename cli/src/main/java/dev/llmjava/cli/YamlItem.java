package dev.llmjava.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * An item of a YAML list, a map, in the words that PyYAML would take: long lines are not broken,
 * text of several lines is a block if it can be, and what is not ASCII is escaped.
 */
final class YamlItem {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .setUseUnicodeEncoding(false)
          .setSchema(new Yaml11())
          .build();

  /** In quotes: an escaped character, or one by its number, which PyYAML writes in capitals. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x\\w{2}|u\\w{4}|U\\w{8}|.)");

  private final StringBuilder text = new StringBuilder();

  /**
   * @param value null for none
   */
  YamlItem put(String key, @Nullable String value) {
    String field =
        dumped(
            key,
            value == null ? new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN) : scalar(value));
    boolean quoted = field.startsWith("\"", "- ".length() + key.length() + ": ".length());
    return append(quoted ? withCapitals(field) : field);
  }

  /** Of words that need no quotes. */
  YamlItem put(String key, List<String> values) {
    List<Node> items = values.stream().<Node>map(YamlItem::scalar).toList();
    return append(dumped(key, new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK)));
  }

  /** Every field is dumped as an item of its own; those after the first lose its mark. */
  private YamlItem append(String field) {
    text.append(text.isEmpty() ? field : "  " + field.substring("- ".length()));
    return this;
  }

  private static String dumped(String key, Node value) {
    var field = new NodeTuple(scalar(key), value);
    Node map = new MappingNode(Tag.MAP, List.of(field), FlowStyle.BLOCK);
    var out = new Text();
    new Dump(SETTINGS).dumpNode(new SequenceNode(Tag.SEQ, List.of(map), FlowStyle.BLOCK), out);
    return out.written.toString();
  }

  private static ScalarNode scalar(String value) {
    boolean block = value.indexOf('\n') >= 0;
    return new ScalarNode(Tag.STR, value, block ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
  }

  private static String withCapitals(String quoted) {
    return ESCAPE
        .matcher(quoted)
        .replaceAll(
            found -> {
              String escape = found.group();
              return Matcher.quoteReplacement(
                  escape.substring(0, 2) + escape.substring(2).toUpperCase(Locale.ROOT));
            });
  }

  /** With a line end, and without white space before it, as LLM prints it. */
  @Override
  public String toString() {
    return text.toString().strip() + "\n";
  }

  private static final class Text implements StreamDataWriter {
    private final StringBuilder written = new StringBuilder();

    @Override
    public void write(String text) {
      written.append(text);
    }

    @Override
    public void write(String text, int from, int length) {
      written.append(text, from, from + length);
    }
  }

  /** What must be quoted so that YAML 1.1, which PyYAML reads, takes it for a string. */
  private static final class Yaml11 implements Schema, ScalarResolver {
    private static final Tag OTHER = new Tag("tag:yaml.org,2002:other");

    /** The types of YAML 1.1 (yaml.org/type): null, bool, int, float, timestamp, merge, value. */
    private static final Pattern NO_STRING =
        Pattern.compile(
            """
            |~|null|Null|NULL|<<|=
            |yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
            |[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+
            |[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+
            |[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?
            |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)
            |\\d{4}-\\d\\d-\\d\\d
            |\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[\\ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?
            (?:[\\ \\t]*(?:Z|[-+]\\d\\d?(?::\\d\\d)?))?
            """,
            Pattern.COMMENTS);

    @Override
    public Tag resolve(String value, Boolean implicit) {
      if (!implicit || !NO_STRING.matcher(value).matches()) {
        return Tag.STR;
      }
      return value.equals("null") ? Tag.NULL : OTHER;
    }

    @Override
    public ScalarResolver getScalarResolver() {
      return this;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return Map.of();
    }
  }
}
