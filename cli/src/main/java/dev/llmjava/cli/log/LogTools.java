package dev.llmjava.cli.log;

import dev.llmjava.cli.text.Fences;
import dev.llmjava.cli.text.PythonLines;
import dev.llmjava.cli.text.PythonText;
import dev.llmjava.cli.text.TokenUsage;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.json.PythonSpace;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.Logged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** The tools of logged turns as Markdown: those a turn was given, what they said, and new calls. */
final class LogTools {
  private static final String STEP = "    ";
  private static final int SHORT_HASH = 7;

  private final Set<String> shown = new HashSet<>();

  /** The tools and results that came with the prompt. */
  String given(LogRow.Extras extras) {
    var out = new StringBuilder();
    tools(out, extras.tools());
    results(out, extras.results());
    return out.toString();
  }

  /** Those of one toolbox with its settings stand below a line for it. */
  private void tools(StringBuilder out, List<Logged.Tool> tools) {
    if (tools.isEmpty()) {
      return;
    }
    out.append("\n### Tools\n\n");
    var boxes = new LinkedHashMap<String, List<Logged.Tool>>();
    for (Logged.Tool tool : tools) {
      if (tool.instance() == null) {
        out.append(tool(tool)).append('\n');
      } else {
        boxes.computeIfAbsent(box(tool.instance()), box -> new ArrayList<>()).add(tool);
      }
    }
    boxes.forEach(
        (box, inside) -> {
          out.append("- `").append(box).append("`:\n");
          inside.forEach(tool -> out.append(PythonLines.indent(tool(tool), STEP)).append('\n'));
        });
  }

  private static String box(Logged.Instance instance) {
    String arguments = instance.arguments();
    return instance.name()
        + "("
        + (arguments == null || arguments.equals("{}") ? "" : arguments)
        + ")";
  }

  private String tool(Logged.Tool tool) {
    String name = "- **" + tool.name() + "**: `";
    if (!shown.add(tool.hash())) {
      return name + tool.hash().substring(0, SHORT_HASH) + "`";
    }
    String description = tool.description() == null ? "" : PythonSpace.stripEnd(tool.description());
    Json properties =
        tool.inputSchema() instanceof Json.Obj schema
            ? schema.object("properties")
            : Json.Obj.EMPTY;
    return name
        + tool.hash()
        + "`  \n"
        + PythonLines.indent(description, STEP)
        + "  \n    Arguments: `"
        + properties.format(JsonStyle.PYTHON)
        + "`";
  }

  private static void results(StringBuilder out, List<Logged.Result> results) {
    if (results.isEmpty()) {
      return;
    }
    out.append("\n### Tool results\n\n");
    for (Logged.Result result : results) {
      out.append("- **")
          .append(result.name())
          .append("**: `")
          .append(PythonText.orNone(result.callId()));
      out.append("`  \n").append(block(result.output()));
      if (result.error() != null && !result.error().isEmpty()) {
        out.append("  \n    **Error**: ").append(result.error()).append('\n');
      }
      for (Logged.File file : result.attachments()) {
        out.append("\n    - ").append(file(file));
      }
      out.append('\n');
    }
  }

  private static String file(Logged.File file) {
    String type = file.type() == null ? "" : file.type() + ": ";
    if (file.path() != null) {
      return type + file.path();
    }
    if (file.url() != null) {
      return type + file.url();
    }
    return file.length() > 0 ? type + "<" + TokenUsage.grouped(file.length()) + " bytes>" : type;
  }

  /** The calls that the model made. */
  static String called(List<Logged.Call> calls) {
    if (calls.isEmpty()) {
      return "";
    }
    var out = new StringBuilder("### Tool calls\n\n");
    for (Logged.Call call : calls) {
      out.append("- **")
          .append(call.name())
          .append("**: `")
          .append(PythonText.orNone(call.callId()));
      out.append("`  \n").append(arguments(call.arguments())).append('\n');
    }
    return out.append('\n').toString();
  }

  private static String arguments(Json arguments) {
    if (!(arguments instanceof Json.Obj object) || object.isEmpty()) {
      return STEP + "Arguments: " + Fences.inline(arguments.format(JsonStyle.PYTHON));
    }
    var lines = new ArrayList<String>();
    object
        .fields()
        .forEach(
            (name, value) ->
                lines.add(
                    value instanceof Json.Str text
                        ? STEP + name + ":\n" + block(text.value())
                        : STEP + name + ": " + Fences.inline(value.format(JsonStyle.PYTHON))));
    return String.join("\n", lines);
  }

  private static String block(String text) {
    String fence = Fences.around(text);
    return PythonLines.indent(fence + "\n" + text + "\n" + fence, STEP);
  }
}
