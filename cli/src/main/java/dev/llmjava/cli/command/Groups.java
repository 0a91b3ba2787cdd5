package dev.llmjava.cli.command;

import dev.llmjava.cli.command.Group.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All groups of commands. */
public final class Groups {
  public static final Group ROOT =
      new Group(
          "llm",
          """
          Ask large language models from the command line

          Models of many providers answer, each under a name that 'llm models' shows. To use \
          OpenAI's, store a key:

              $ llm keys set openai
              Enter key: ...

          and then ask:

              llm 'Five outrageous names for a pet pelican'

          A model that needs no key and no network:

              llm -m echo hello

          All options of a prompt:

              llm prompt --help
          """,
          List.of(
              new Item("prompt", "Ask a model"),
              new Item("aliases", "Give models other names"),
              new Item("chat", "Hold a conversation with a model"),
              new Item("completion", "Print a script that completes commands in a shell"),
              new Item("doctor", "Look for what keeps llm from working"),
              new Item("fork", "Go on from any point of a conversation"),
              new Item("fragments", "Store texts that prompts are made of"),
              new Item("keys", "Store API keys"),
              new Item("logs", "Look at logged prompts and responses"),
              new Item("models", "List models, choose the default one, store options"),
              new Item(
                  "openai", "List OpenAI's models, or ask any server that speaks its protocols"),
              new Item("plugins", "List installed plugins"),
              new Item("run", "Ask many prompts of a file"),
              new Item("schemas", "Look at stored schemas"),
              new Item("templates", "Store prompts with variables"),
              new Item("tools", "Look at the tools that models may call")));

  private static final Group KEYS =
      new Group(
          "llm keys",
          "Store API keys",
          List.of(
              new Item("list", "List the names of all stored keys"),
              new Item("get", "Print a stored key"),
              new Item("path", "Print the path of keys.json"),
              new Item("set", "Store a key in keys.json")));

  private static final Group LOGS =
      new Group(
          "llm logs",
          "Look at logged prompts and responses",
          List.of(
              new Item("list", "Show logged prompts and their responses"),
              new Item("backup", "Write a copy of the log database to a new file"),
              new Item("diff", "Show where two conversations part and how they differ"),
              new Item("export", "Write conversations as lines of JSON"),
              new Item("gc", "Remove what no conversation reaches"),
              new Item("import", "Add conversations that were exported"),
              new Item("off", "Stop logging prompts"),
              new Item("on", "Log prompts again"),
              new Item("path", "Print the path of logs.db"),
              new Item("rm", "Remove conversations"),
              new Item("status", "Show whether and what is logged"),
              new Item("tree", "Show how conversations fork"),
              new Item("usage", "Show what was used of tokens, and what they cost"),
              new Item("verify", "Look for what is wrong with the log")));

  private static final Group MODELS =
      new Group(
          "llm models",
          "List models, choose the default one, store options",
          List.of(
              new Item("list", "List models"),
              new Item("default", "Show or set the default model"),
              new Item("options", "Store options that models are asked with"),
              new Item("refresh", "Fetch the lists of models that providers have")));

  private static final Group MODELS_OPTIONS =
      new Group(
          "llm models options",
          """
          Store options that models are asked with

          They are kept in model_options.json. What a prompt gives with -o wins over them.
          """,
          List.of(
              new Item("list", "List the stored options of all models"),
              new Item("clear", "Remove a stored option of a model, or all of them"),
              new Item("set", "Store an option for a model"),
              new Item("show", "Show the stored options of a model")));

  private static final Group SCHEMAS =
      new Group(
          "llm schemas",
          "Look at stored schemas",
          List.of(
              new Item("list", "List stored schemas, the one used last at the end"),
              new Item("dsl", "Print the JSON schema that LLM's short notation stands for"),
              new Item("show", "Print a stored schema")));

  private static final Group ALIASES =
      new Group(
          "llm aliases",
          "Give models other names",
          List.of(
              new Item("list", "List all aliases"),
              new Item("path", "Print the path of aliases.json"),
              new Item("remove", "Remove an alias"),
              new Item("set", "Set an alias for a model")));

  private static final Group FRAGMENTS =
      new Group(
          "llm fragments",
          """
          Store texts that prompts are made of

          A fragment is stored once, however many prompts it is given to with -f. It goes by its \
          hash, and by the aliases that it is given here.
          """,
          List.of(
              new Item("list", "List stored fragments"),
              new Item("loaders", "Show what plugins can load fragments from"),
              new Item("remove", "Remove an alias of a fragment"),
              new Item("set", "Store a fragment under an alias"),
              new Item("show", "Print a fragment")));

  private static final Group TEMPLATES =
      new Group(
          "llm templates",
          """
          Store prompts with variables

          A template is a YAML file that -t fills in: a prompt, a system prompt, or both, and the \
          options that go with them. --save makes one of a command line.
          """,
          List.of(
              new Item("list", "List templates"),
              new Item("edit", "Edit a template in $VISUAL or $EDITOR"),
              new Item("loaders", "Show what plugins can load templates from"),
              new Item("path", "Print the path of the folder of templates"),
              new Item("show", "Print a template")));

  private static final Group OPENAI =
      new Group(
          "llm openai",
          "List OpenAI's models, or ask any server that speaks its protocols",
          null,
          List.of(
              new Item("endpoint", "Ask a model at any address, and log nothing"),
              new Item("models", "List the models that OpenAI has for your key")));

  private static final Group TOOLS =
      new Group(
          "llm tools",
          "Look at the tools that models may call",
          List.of(new Item("list", "List the tools that a model may be given with -T")));

  private Groups() {}

  /** The group that this path names; null when it names a command. */
  public static @Nullable Group at(String path) {
    return switch (path) {
      case "llm" -> ROOT;
      case "llm keys" -> KEYS;
      case "llm logs" -> LOGS;
      case "llm models" -> MODELS;
      case "llm models options" -> MODELS_OPTIONS;
      case "llm aliases" -> ALIASES;
      case "llm schemas" -> SCHEMAS;
      case "llm fragments" -> FRAGMENTS;
      case "llm templates" -> TEMPLATES;
      case "llm tools" -> TOOLS;
      case "llm openai" -> OPENAI;
      default -> null;
    };
  }
}
