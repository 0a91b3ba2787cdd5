package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmTest {
  private static final ModelInfo.KeyName NEEDED = new ModelInfo.KeyName("acme", "ACME_KEY");

  @TempDir Path path;

  @Test
  @DisplayName("S92 a model is found by its id and by its aliases")
  void findsModelsByIdByAliasAndByTheUsersAlias() throws Exception {
    Files.writeString(path.resolve("aliases.json"), "{\"mine\": \"m1\", \"lost\": \"gone\"}");
    try (Llm llm = llm(Map.of(), entry("m1", "one"), entry("m2"))) {
      assertThat(llm.model("m1").id()).isEqualTo("m1");
      assertThat(llm.model("one").id()).isEqualTo("m1");
      assertThat(llm.model("mine").id()).isEqualTo("m1");
      assertThat(llm.models().getFirst().aliases()).containsExactly("one", "mine");
      assertThatThrownBy(() -> llm.model("lost"))
          .isInstanceOf(LlmException.UnknownModel.class)
          .hasMessage("Unknown model: lost");
      assertThatThrownBy(() -> llm.model("M1")).hasMessage("Unknown model: M1");
    }
  }

  @Test
  @DisplayName("S92 any model of a provider is there under the provider's name")
  void anyModelOfAProviderIsThereUnderTheProvidersName() throws Exception {
    Files.writeString(path.resolve("aliases.json"), "{\"mine\": \"acme/new/1\"}");
    try (Llm llm = llm(Map.of(), entry("m1"), entry("acme/listed", "known"))) {
      assertThat(llm.model("acme/new/1").id()).isEqualTo("acme/new/1");
      assertThat(llm.model("mine").id()).isEqualTo("acme/new/1");
      assertThat(llm.model("acme/listed")).isSameAs(llm.model("known"));
      assertThatThrownBy(() -> llm.model("acme/")).hasMessage("Unknown model: acme/");
      assertThatThrownBy(() -> llm.model("other/x")).hasMessage("Unknown model: other/x");
    }
  }

  @Test
  void looksAroundOnlyForListsAndForNamesThatAreNowhereElse() {
    var looked = new AtomicInteger();
    var acme =
        new Acme(new ArrayList<>(), List.of(entry("m1")), looked, List.of(entry("near", "n")));
    try (Llm llm = llm(Map.of(), acme)) {
      assertThat(llm.model("m1").id()).isEqualTo("m1");
      assertThat(llm.model("acme/x").id()).isEqualTo("acme/x");
      assertThat(looked).hasValue(0);

      assertThat(llm.model("n").id()).isEqualTo("near");
      assertThat(llm.models()).extracting(e -> e.model().id()).containsExactly("m1", "near");
      assertThat(looked).hasValue(2);
    }
  }

  @Test
  void aLaterRegistrationTakesOverAName() {
    Named second = new Named("m1");
    try (Llm llm = llm(Map.of(), entry("m1"), new Provider.Entry(second, List.of()))) {
      assertThat(llm.model("m1")).isSameAs(second);
    }
  }

  @Test
  void theDefaultModelIsTheStoredOne() throws Exception {
    try (Llm llm = llm(Map.of(), entry("m1"))) {
      assertThat(llm.defaultModel()).isEqualTo("gpt-5.6-luna");
      Files.writeString(path.resolve("default_model.txt"), " m1\n");
      assertThat(llm.defaultModel()).isEqualTo("m1");
      assertThat(llm.model().id()).isEqualTo("m1");
    }
  }

  @Test
  void aGivenKeyBeatsAStoredOneWhichBeatsTheEnvironment() {
    var directory = new UserDirectory(path);
    var contexts = new ArrayList<ProviderContext>();
    try (Llm llm = llm(Map.of("ACME_KEY", "from-env"), contexts)) {
      assertThat(llm.models()).isEmpty();
      ProviderContext context = contexts.getFirst();
      assertThat(context.key(NEEDED, null)).isEqualTo("from-env");
      directory.setKey("acme", "stored");
      directory.setKey("other", "stored-other");
      assertThat(context.key(NEEDED, null)).isEqualTo("stored");
      assertThat(context.key(NEEDED, "other")).isEqualTo("stored-other");
      assertThat(context.key(NEEDED, "literal")).isEqualTo("literal");
    }
  }

  @Test
  void aMissingKeyIsTheCommandToRun() {
    var contexts = new ArrayList<ProviderContext>();
    try (Llm llm = llm(Map.of("ACME_KEY", ""), contexts)) {
      assertThat(llm.models()).isEmpty();
      assertThatThrownBy(() -> contexts.getFirst().key(NEEDED, null))
          .isInstanceOf(LlmException.MissingKey.class)
          .hasMessage(
              "No key found - add one using 'llm keys set acme' or set the ACME_KEY environment"
                  + " variable");
    }
  }

  @Test
  void tenOfThemShareNothing() {
    var made = new AtomicInteger();
    var closed = new AtomicInteger();
    List<Llm> many = new ArrayList<>();
    List<ProviderContext> contexts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Llm llm = llm(Map.of("N", String.valueOf(i)), contexts);
      assertThat(llm.models()).isEmpty();
      many.add(llm);
    }
    for (int i = 0; i < 10; i++) {
      ProviderContext context = contexts.get(i);
      assertThat(context.variable("N")).isEqualTo(String.valueOf(i));
      Resource first = context.shared(Resource.class, () -> new Resource(made, closed));
      assertThat(context.shared(Resource.class, () -> new Resource(made, closed))).isSameAs(first);
    }
    many.forEach(Llm::close);
    many.forEach(Llm::close);
    assertThatThrownBy(() -> contexts.getFirst().shared(Resource.class, () -> null))
        .hasMessage("the Llm is closed");

    assertThat(made).hasValue(10);
    assertThat(closed).hasValue(10);
  }

  @Test
  void theBuiltInProvidersAreFoundAndNamedAlikeInBothPlaces() throws Exception {
    List<String> found;
    try (Llm llm = Llm.builder().directory(new UserDirectory(path)).build()) {
      found = llm.models().stream().map(e -> e.model().id()).toList();
    }
    assertThat(found).doesNotHaveDuplicates();

    Path main = Path.of(System.getProperty("llm.root"), "core/src/main");
    String services =
        Files.readString(main.resolve("resources/META-INF/services/dev.llmjava.Provider"));
    String module = Files.readString(main.resolve("java/module-info.java"));
    String start = "provides dev.llmjava.Provider with";
    int from = module.indexOf(start);
    assertThat(module.substring(from, module.indexOf(';', from)).replaceAll("\\s+", " "))
        .isEqualTo(start + " " + services.strip().replace("\n", ", "));
  }

  @Test
  void aModelThatWasFoundUnderOpenAisNameHasNotItsPrice() {
    Provider local =
        new Provider() {
          @Override
          public String name() {
            return "local";
          }

          @Override
          public List<Entry> models(ProviderContext context) {
            return List.of();
          }

          @Override
          public List<Entry> discovered(ProviderContext context) {
            return List.of(Entry.of(new Named("gpt-5")));
          }
        };
    try (Llm llm =
        Llm.builder().directory(new UserDirectory(path)).providers(List.of(local)).build()) {
      assertThat(llm.facts(llm.model("gpt-5"))).isEqualTo(ModelFacts.UNKNOWN);
      assertThat(llm.catalogue().find("gpt-5")).isNotEqualTo(ModelFacts.UNKNOWN);
    }
  }

  private Llm llm(Map<String, String> environment, Provider.Entry... entries) {
    return llm(environment, new Acme(new ArrayList<>(), List.of(entries)));
  }

  private Llm llm(Map<String, String> environment, List<ProviderContext> contexts) {
    return llm(environment, new Acme(contexts, List.of()));
  }

  private Llm llm(Map<String, String> environment, Provider provider) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(path))
        .providers(List.of(provider))
        .build();
  }

  /** Notes the contexts it is given. */
  private record Acme(
      List<ProviderContext> contexts, List<Entry> entries, AtomicInteger looked, List<Entry> around)
      implements Provider {
    Acme(List<ProviderContext> contexts, List<Entry> entries) {
      this(contexts, entries, new AtomicInteger(), List.of());
    }

    @Override
    public Model model(String id, ProviderContext context) {
      return new Named("acme/" + id);
    }

    @Override
    public List<Entry> discovered(ProviderContext context) {
      looked.incrementAndGet();
      return around;
    }

    @Override
    public String name() {
      return "acme";
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      contexts.add(context);
      return entries;
    }
  }

  private static Provider.Entry entry(String id, String... aliases) {
    return Provider.Entry.of(new Named(id), aliases);
  }

  private record Named(String id) implements Model {
    @Override
    public Exchange open(Prompt prompt) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Resource implements AutoCloseable {
    private final AtomicInteger closed;

    Resource(AtomicInteger made, AtomicInteger closed) {
      made.incrementAndGet();
      this.closed = closed;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
