package dev.llmjava;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * The packages see only those to their right: provider, wire, http, (root), schema, json; and chat,
 * tool and model, (root).
 */
@AnalyzeClasses(packages = "dev.llmjava", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule jsonSeesNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.json..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.llmjava..").and(not(resideInAPackage("dev.llmjava.json.."))));

  @ArchTest
  static final ArchRule schemaSeesJsonOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.schema..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.llmjava..")
                  .and(not(resideInAnyPackage("dev.llmjava.schema..", "dev.llmjava.json.."))));

  @ArchTest
  static final ArchRule toolSeesTheRootSchemaAndJson =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.tool..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.llmjava..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.llmjava",
                              "dev.llmjava.tool..",
                              "dev.llmjava.schema..",
                              "dev.llmjava.json.."))));

  @ArchTest
  static final ArchRule theRootSeesSchemasAndJsonOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.llmjava..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.llmjava", "dev.llmjava.schema..", "dev.llmjava.json.."))));

  @ArchTest
  static final ArchRule nobodyNeedsTheChat =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.llmjava.chat..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.llmjava.chat..");

  @ArchTest
  static final ArchRule toolsModelsAndTheChatKnowNoProviderAndNoWire =
      noClasses()
          .that()
          .resideInAnyPackage("dev.llmjava.tool..", "dev.llmjava.model..", "dev.llmjava.chat..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.llmjava.provider..", "dev.llmjava.wire..", "dev.llmjava.http..");

  @ArchTest
  static final ArchRule modelsOfModelsSeeTheRootOnly =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.model..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.llmjava..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.llmjava",
                              "dev.llmjava.model..",
                              "dev.llmjava.schema..",
                              "dev.llmjava.json.."))));

  @ArchTest
  static final ArchRule httpKnowsNoWireAndNoProvider =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.llmjava.wire..", "dev.llmjava.provider..");

  @ArchTest
  static final ArchRule aWireKnowsNoProvider =
      noClasses()
          .that()
          .resideInAPackage("dev.llmjava.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.llmjava.provider..");

  @ArchTest
  static final ArchRule aWireKnowsNoOtherWire =
      slices().matching("dev.llmjava.wire.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule thereAreNoCycles =
      slices().matching("dev.llmjava.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsAndEventsAreRecords =
      classes().that().implement(Part.class).or().implement(StreamEvent.class).should().beRecords();

  @ArchTest
  static final ArchRule theJsonParserStaysHidden =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.JsonReader(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tools.jackson..");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Abstract[A-Z].*)(\\$.*)?");

  @ArchTest
  static final ArchRule thirdPartyTypesStayOutOfSignatures =
      noMethods().that().arePublic().should(mentionThirdPartyTypes());

  private static ArchCondition<JavaMethod> mentionThirdPartyTypes() {
    return new ArchCondition<>("mention third-party types") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getAllInvolvedRawTypes().stream()
            .filter(ArchitectureTest::isThirdParty)
            .forEach(
                type -> events.add(SimpleConditionEvent.satisfied(method, method + " " + type)));
      }
    };
  }

  private static boolean isThirdParty(JavaClass type) {
    String name = type.getPackageName();
    return !type.isPrimitive()
        && !name.isEmpty()
        && !name.startsWith("java.")
        && !name.startsWith("javax.")
        && !name.startsWith("dev.llmjava");
  }
}
