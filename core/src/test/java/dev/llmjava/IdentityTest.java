package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000_000);

  @TempDir Path path;

  @Test
  @DisplayName("S76 two runs give the same ids, times and numbers")
  void twoRunsAreTheSame() {
    assertThat(run()).isEqualTo(run());
    assertThat(Identity.fixed(1, NOW).id()).isNotEqualTo(Identity.fixed(2, NOW).id());
  }

  @Test
  @DisplayName("S76 fixed ids increase and hold their time")
  void fixedIdsIncrease() {
    Identity identity = Identity.fixed(0, NOW);
    List<String> ids = List.of(identity.id(), identity.id(), identity.id());

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.matches("[0-7][0-9a-hjkmnp-tv-z]{25}"));
    assertThat(ids).allMatch(id -> id.startsWith("00x3aaa400"));
  }

  @Test
  @DisplayName("S76 a response has its ids and its time from its model")
  void aResponseHasThemFromItsModel() {
    var call =
        new ScriptedModel(
            out -> {
              out.toolCall(0, null, "add", false);
              out.finish(FinishReason.TOOL_CALLS, null, Usage.NONE, ProviderData.NONE);
            });
    try (Llm llm = llm(call)) {
      Response response = llm.model("scripted").prompt("hi");

      Identity same = Identity.fixed(7, NOW);
      assertThat(response.id()).isEqualTo(same.id());
      assertThat(response.toolCalls().getFirst().id()).isEqualTo("tc_" + same.id());
      assertThat(response.started()).contains(NOW);
      assertThat(response.duration()).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  @DisplayName("S76 what is public about a model is known of it all the same")
  void factsOfAModelAreKnownAllTheSame() {
    try (Llm llm = llm(new ScriptedModel())) {
      Model model = llm.models().getFirst().model();

      assertThat(model.id()).isEqualTo("scripted");
      assertThat(model).isEqualTo(llm.model("scripted"));
      assertThat(llm.facts(model).contextWindow()).isEqualTo(77);
    }
  }

  private static List<Object> run() {
    Identity identity = Identity.fixed(42, NOW);
    return List.of(
        identity.id(), identity.id(), identity.now(), identity.random().nextLong(), identity.id());
  }

  private Llm llm(Model model) {
    var directory = new UserDirectory(path);
    directory.write(
        "model-catalogue.json",
        Json.object()
            .put(
                "models",
                Json.object()
                    .put("acme/scripted", Json.object().put("context_window", Json.of(77)).build())
                    .build())
            .build()
            .toString(),
        false);
    return Llm.builder()
        .environment(Map.of())
        .directory(directory)
        .identity(Identity.fixed(7, NOW))
        .providers(List.of(new Acme(model)))
        .build();
  }

  private record Acme(Model model) implements Provider {
    @Override
    public String name() {
      return "acme";
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      return List.of(Entry.of(model));
    }
  }
}
