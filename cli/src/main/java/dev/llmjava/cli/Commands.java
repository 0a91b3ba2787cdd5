package dev.llmjava.cli;

import dev.llmjava.cli.chat.ChatCommand;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.completion.CompletionScript;
import dev.llmjava.cli.diff.LogsDiff;
import dev.llmjava.cli.doctor.DoctorCommand;
import dev.llmjava.cli.fragment.FragmentsList;
import dev.llmjava.cli.fragment.FragmentsLoaders;
import dev.llmjava.cli.fragment.FragmentsRemove;
import dev.llmjava.cli.fragment.FragmentsSet;
import dev.llmjava.cli.fragment.FragmentsShow;
import dev.llmjava.cli.key.KeysGet;
import dev.llmjava.cli.key.KeysList;
import dev.llmjava.cli.key.KeysSet;
import dev.llmjava.cli.log.LogsBackup;
import dev.llmjava.cli.log.LogsExport;
import dev.llmjava.cli.log.LogsGc;
import dev.llmjava.cli.log.LogsImport;
import dev.llmjava.cli.log.LogsList;
import dev.llmjava.cli.log.LogsRemove;
import dev.llmjava.cli.log.LogsStatus;
import dev.llmjava.cli.log.LogsSwitch;
import dev.llmjava.cli.log.LogsVerify;
import dev.llmjava.cli.model.AliasesList;
import dev.llmjava.cli.model.AliasesRemove;
import dev.llmjava.cli.model.AliasesSet;
import dev.llmjava.cli.model.ModelOptionsClear;
import dev.llmjava.cli.model.ModelOptionsList;
import dev.llmjava.cli.model.ModelOptionsSet;
import dev.llmjava.cli.model.ModelOptionsShow;
import dev.llmjava.cli.model.ModelsDefault;
import dev.llmjava.cli.model.ModelsList;
import dev.llmjava.cli.model.ModelsRefresh;
import dev.llmjava.cli.openai.OpenAiEndpoint;
import dev.llmjava.cli.openai.OpenAiModels;
import dev.llmjava.cli.prompt.ForkCommand;
import dev.llmjava.cli.prompt.PromptCommand;
import dev.llmjava.cli.run.RunCommand;
import dev.llmjava.cli.schema.SchemasDsl;
import dev.llmjava.cli.schema.SchemasList;
import dev.llmjava.cli.schema.SchemasShow;
import dev.llmjava.cli.template.TemplatesEdit;
import dev.llmjava.cli.template.TemplatesList;
import dev.llmjava.cli.template.TemplatesLoaders;
import dev.llmjava.cli.template.TemplatesPath;
import dev.llmjava.cli.template.TemplatesShow;
import dev.llmjava.cli.tool.ToolsList;
import dev.llmjava.cli.tree.LogsTree;
import dev.llmjava.cli.usage.LogsUsage;

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
