package dev.llmjava.cli.tool;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.function.Functions;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.TextWrap;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.tool.ToolboxKind.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code llm tools list} */
public final class ToolsList implements Command {
  private static final String STEP = "  ";

  @Override
  public Spec spec() {
    Spec spec =
        new Spec(
                "llm tools list",
                """
                List the tools that a model may be given with -T

                With names, only those: a toolbox is set up first, so that tools are shown that it \
                looks for.

                    llm tools llm_time 'Files(root="/tmp")'
                """)
            .flag("Print JSON", "--json")
            .text("Also list what the provider of this model runs", "-m", "--model")
            .completing(Completion.MODELS);
    return Functions.option(spec).arguments("TOOL_DEFS", false).completing(Completion.TOOLS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Model model = model(arguments.value("model"), session);
    List<String> specs = arguments.positional();
    ToolListing listing =
        specs.isEmpty() ? ToolListing.of(session.tools()) : ToolListing.of(session.tools(), specs);
    if (Functions.isGiven(arguments)) {
      listing.add(Functions.of(arguments));
    }
    session
        .out()
        .print(
            arguments.has("json")
                ? json(listing, model).format(JsonStyle.PYTHON_INDENTED) + "\n"
                : text(listing, model));
    return 0;
  }

  private static @Nullable Model model(@Nullable String name, Session session) {
    try {
      return name == null ? null : session.llm().model(name);
    } catch (LlmException.UnknownModel e) {
      throw new Failure("'" + e.getMessage() + "'");
    }
  }

  private static String text(ToolListing listing, @Nullable Model model) {
    var out = new StringBuilder();
    for (Tool tool : listing.tools()) {
      out.append(tool.name())
          .append(ToolSignature.of(tool.inputSchema(), tool.outputSchema()))
          .append(plugin(tool.origin().plugin()))
          .append("\n\n");
      describe(out, tool.description(), STEP);
    }
    listing.boxes().forEach(box -> box(out, box));
    if (model != null) {
      serverTools(out, model);
    }
    return out.toString();
  }

  private static void box(StringBuilder out, ToolListing.Box box) {
    if (box.kind().dynamic() && !box.open()) {
      out.append(box.kind().name())
          .append(ToolSignature.of(box.kind().settingsSchema()))
          .append(plugin(box.plugin()))
          .append("\n\n");
      describe(out, box.kind().description(), STEP);
    } else {
      out.append(box.spec()).append(":\n\n");
    }
    for (Signature tool : box.tools()) {
      out.append(STEP)
          .append(tool.name())
          .append(ToolSignature.of(tool.inputSchema(), tool.outputSchema()))
          .append("\n\n");
      describe(out, tool.description(), STEP + STEP);
    }
  }

  private static void serverTools(StringBuilder out, Model model) {
    List<ServerTool.Kind> kinds = model.info().serverTools();
    if (kinds.isEmpty()) {
      out.append("No server-side tools for ").append(model.id()).append(".\n");
      return;
    }
    out.append("Server-side tools for ").append(model.id());
    out.append(" (executed by the provider):\n\n");
    for (ServerTool.Kind kind : kinds) {
      out.append(kind.displayName()).append(ToolListing.signature(kind)).append("\n\n");
      describe(out, kind.description(), STEP);
    }
  }

  private static void describe(StringBuilder out, String text, String indent) {
    if (!text.isEmpty()) {
      out.append(TextWrap.indent(text.strip(), indent)).append("\n\n");
    }
  }

  private static String plugin(@Nullable String name) {
    return name == null ? "" : " (plugin: " + name + ")";
  }

  private static Json json(ToolListing listing, @Nullable Model model) {
    var json =
        Json.object()
            .put("tools", Json.array(listing.tools().stream().map(ToolsList::json).toList()))
            .put("toolboxes", Json.array(listing.boxes().stream().map(ToolsList::json).toList()));
    if (model != null) {
      json.put(
          "server_side_tools",
          Json.array(model.info().serverTools().stream().map(ToolsList::json).toList()));
    }
    return json.build();
  }

  private static Json json(Tool tool) {
    String plugin = tool.origin().plugin();
    return described(tool.name(), tool.description())
        .put("arguments", tool.inputSchema())
        .put("plugin", plugin == null ? Json.Null.NULL : Json.of(plugin))
        .build();
  }

  private static Json json(ToolListing.Box box) {
    return Json.object()
        .put("name", box.kind().name())
        .put("dynamic", box.kind().dynamic())
        .put("tools", Json.array(box.tools().stream().map(ToolsList::json).toList()))
        .build();
  }

  private static Json json(Signature tool) {
    return described(tool.name(), tool.description()).put("arguments", tool.inputSchema()).build();
  }

  private static Json json(ServerTool.Kind kind) {
    return described(kind.displayName(), kind.description())
        .put("signature", ToolListing.signature(kind))
        .put("server_side", true)
        .build();
  }

  private static ObjectBuilder described(String name, String description) {
    return Json.object().put("name", name).put("description", description);
  }
}
