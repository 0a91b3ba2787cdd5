package dev.llmjava.cli.text;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Makes the nodes of one document, without going so deep that the stack ends. */
final class YamlNodes extends Composer {
  private int depth;

  private YamlNodes(LoadSettings settings, String text) {
    super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
  }

  /** Empty for a text without any value. */
  static Optional<Node> of(LoadSettings settings, String text) throws Yaml.Fault {
    var nodes = new YamlNodes(settings, text);
    if (!nodes.hasNext()) {
      return Optional.empty();
    }
    Node root = nodes.next();
    if (nodes.hasNext()) {
      throw new Yaml.Fault(
          "a second document begins here; keep one, without --- or ... after it",
          nodes.parser.peekEvent().getStartMark());
    }
    return Optional.of(root);
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    enter();
    SequenceNode node = super.composeSequenceNode(anchor);
    depth--;
    return node;
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    enter();
    Node node = super.composeMappingNode(anchor);
    depth--;
    return node;
  }

  private void enter() {
    if (++depth > YamlBounds.DEEPEST) {
      throw new ComposerException(YamlBounds.TOO_DEEP, parser.peekEvent().getStartMark());
    }
  }
}
