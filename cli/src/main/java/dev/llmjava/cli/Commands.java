package dev.llmjava.cli;

/** Makes commands. */
final class Commands {
  private Commands() {}

  /** Makes the one command that was chosen, and no other. */
  static Command at(String path) {
    return switch (path) {
      case "llm prompt" -> new PromptCommand();
      case "llm chat" -> new ChatCommand();
      case "llm fork" -> new ForkCommand();
      case "llm run" -> new RunCommand();
      case "llm plugins" -> new PluginsList();
      case "llm completion" -> new CompletionScript();
      case "llm doctor" -> new DoctorCommand();
      case "llm keys list" -> new KeysList();
      case "llm keys get" -> new KeysGet();
      case "llm keys path" -> new FilePath(path, "Print the path of keys.json", "keys.json");
      case "llm keys set" -> new KeysSet();
      case "llm logs list" -> new LogsList();
      case "llm logs backup" -> new LogsBackup();
      case "llm logs diff" -> new LogsDiff();
      case "llm logs on" -> new LogsSwitch(true);
      case "llm logs off" -> new LogsSwitch(false);
      case "llm logs path" -> new FilePath(path, "Print the path of logs.db", "logs.db");
      case "llm logs export" -> new LogsExport();
      case "llm logs gc" -> new LogsGc();
      case "llm logs import" -> new LogsImport();
      case "llm logs rm" -> new LogsRemove();
      case "llm logs status" -> new LogsStatus();
      case "llm logs tree" -> new LogsTree();
      case "llm logs usage" -> new LogsUsage();
      case "llm logs verify" -> new LogsVerify();
      case "llm models list" -> new ModelsList();
      case "llm models default" -> new ModelsDefault();
      case "llm models options list" -> new ModelOptionsList();
      case "llm models options clear" -> new ModelOptionsClear();
      case "llm models options set" -> new ModelOptionsSet();
      case "llm models options show" -> new ModelOptionsShow();
      case "llm models refresh" -> new ModelsRefresh();
      case "llm aliases list" -> new AliasesList();
      case "llm aliases path" ->
          new FilePath(path, "Print the path of aliases.json", "aliases.json");
      case "llm aliases remove" -> new AliasesRemove();
      case "llm aliases set" -> new AliasesSet();
      case "llm schemas list" -> new SchemasList();
      case "llm schemas dsl" -> new SchemasDsl();
      case "llm schemas show" -> new SchemasShow();
      case "llm fragments list" -> new FragmentsList();
      case "llm fragments loaders" -> new FragmentsLoaders();
      case "llm fragments remove" -> new FragmentsRemove();
      case "llm fragments set" -> new FragmentsSet();
      case "llm fragments show" -> new FragmentsShow();
      case "llm templates list" -> new TemplatesList();
      case "llm templates edit" -> new TemplatesEdit();
      case "llm templates loaders" -> new TemplatesLoaders();
      case "llm templates path" -> new TemplatesPath();
      case "llm templates show" -> new TemplatesShow();
      case "llm tools list" -> new ToolsList();
      case "llm openai endpoint" -> new OpenAiEndpoint();
      case "llm openai models" -> new OpenAiModels();
      default -> throw new IllegalArgumentException(path);
    };
  }
}
