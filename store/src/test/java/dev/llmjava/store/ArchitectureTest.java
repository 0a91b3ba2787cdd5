package dev.llmjava.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.llmjava.store",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsTheVocabularyOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.llmjava.http..", "dev.llmjava.wire..", "dev.llmjava.provider..");

  @ArchTest
  static final ArchRule statementsAreMadeInOnePlace =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.Database(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.PreparedStatement")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Statement");

  @ArchTest
  static final ArchRule sqliteStandsBelowMigrationsAndMigrationsBelowTheLog =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("log")
          .definedBy("dev.llmjava.store")
          .layer("migration")
          .definedBy("dev.llmjava.store.migration")
          .layer("sqlite")
          .definedBy("dev.llmjava.store.sqlite")
          .whereLayer("log")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("migration")
          .mayOnlyBeAccessedByLayers("log");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Abstract[A-Z].*)(\\$.*)?");
}
