package dev.llmjava.cli.tool;

import dev.llmjava.Attachment;
import dev.llmjava.ChainEvent;
import dev.llmjava.Part;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Checks;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.terminal.TextWrap;
import dev.llmjava.cli.text.PythonText;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code --td}: shows on standard error which calls ran and what came of them. */
public final class ToolTrace {
  public static final String VARIABLE = "LLM_TOOLS_DEBUG";
  private static final String STEP = "  ";
  private static final String CALL = "33;1";
  private static final String OUTPUT = "32;1";
  private static final String FAILURE = "31;1";

  /** What the model is told of a tool that fails. */
  private static final String ERROR = "Error: ";

  private static final List<String> YES = List.of("1", "on", "t", "true", "y", "yes");
  private static final List<String> NO = List.of("", "0", "f", "false", "n", "no", "off");

  private final Output err;
  private final Set<Part.ToolCall> running = Collections.newSetFromMap(new IdentityHashMap<>());

  private ToolTrace(Output err) {
    this.err = err;
  }

  /** Null when nobody wants to see it. */
  public static @Nullable ToolTrace of(Arguments arguments, Terminal terminal) {
    boolean wanted =
        arguments.has("tools-debug") || YES.contains(plain(terminal.variable(VARIABLE)));
    return wanted ? new ToolTrace(terminal.err()) : null;
  }

  /** Refuses a variable that says neither yes nor no, as click does. */
  public static void check(Arguments arguments, Spec spec, Terminal terminal) {
    String said = terminal.variable(VARIABLE);
    if (!arguments.has("tools-debug") && !YES.contains(plain(said)) && !NO.contains(plain(said))) {
      throw Checks.invalid(
          spec,
          spec.option("--td"),
          "'"
              + said
              + "' is not a valid boolean. Recognized values: 0, 1, f, false, n, no, off, on, t,"
              + " true, y, yes");
    }
  }

  private static String plain(String said) {
    return said.strip().toLowerCase(Locale.ROOT);
  }

  public void step(ChainEvent.Step step) {
    if (step instanceof ChainEvent.ToolStarted started) {
      running.add(started.call());
    } else if (step instanceof ChainEvent.ToolFinished finished
        && running.remove(finished.call())) {
      show(finished.call(), finished.result());
    }
  }

  private void show(Part.ToolCall call, Part.ToolResult result) {
    err.styled(CALL, "\n" + heading(call));
    String output = TextWrap.indent(pretty(result.output()) + attachments(result), STEP);
    err.print("\n");
    err.styled(OUTPUT, output + (result.error() == null ? "\n" : ""));
    err.print("\n");
    if (result.error() != null) {
      err.styled(FAILURE, STEP + "Exception: " + reason(result.output(), result.error()));
      err.print("\n");
    }
  }

  /** A call as LLM shows it. */
  static String heading(Part.ToolCall call) {
    return "Tool call: " + call.name() + "(" + PythonText.exact(call.arguments()) + ")";
  }

  private static String pretty(String output) {
    try {
      return Json.parse(output).format(JsonStyle.PYTHON_INDENTED);
    } catch (JsonException e) {
      return output;
    }
  }

  private static String reason(String output, String error) {
    return output.startsWith(ERROR) ? output.substring(ERROR.length()) : error;
  }

  private static String attachments(Part.ToolResult result) {
    if (result.attachments().isEmpty()) {
      return "";
    }
    var list = new StringBuilder("\nAttachments:\n");
    for (Attachment attachment : result.attachments()) {
      list.append(STEP).append(attachment(attachment)).append('\n');
    }
    return list.toString();
  }

  private static String attachment(Attachment attachment) {
    String type = attachment.mediaType();
    return "<Attachment: "
        + attachment.id()
        + (type == null ? "" : " type=\"" + type + "\"")
        + switch (attachment.source()) {
          case Attachment.Source.File file -> " path=\"" + file.path() + "\"";
          case Attachment.Source.Url url -> " url=\"" + url.address() + "\"";
          case Attachment.Source.Bytes bytes -> " content=" + bytes.length() + " bytes";
        }
        + ">";
  }
}
