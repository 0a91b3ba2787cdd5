package dev.llmjava.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.terminal.Output;

@AnalyzeClasses(packages = "dev.llmjava.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule speaksToNoWire =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.llmjava.wire..");

  @ArchTest
  static final ArchRule knowsNoSql =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule onlyTheParserSeesPicocli =
      noClasses()
          .that()
          .doNotHaveSimpleName("Parser")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheLineEditorSeesJLine =
      noClasses()
          .that()
          .doNotHaveSimpleName("LineEditor")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jline..");

  @ArchTest
  static final ArchRule packagesDependOnEachOtherOneWay =
      slices().matching("dev.llmjava.cli.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyWhatFindsCommandsKnowsThemAll =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.cli.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.llmjava.cli");

  @ArchTest
  static final ArchRule onlyPicturesAndMarkdownCommandTheTerminal =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("InlineImage")
          .and()
          .doNotHaveSimpleName("MarkdownText")
          .should()
          .callMethod(Output.class, "command", String.class);

  @ArchTest
  static final ArchRule commandsAreFinal =
      classes().that().implement(Command.class).should().haveModifier(JavaModifier.FINAL);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Abstract[A-Z].*)(\\$.*)?");
}
