package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.llmjava.Fragment;
import dev.llmjava.LlmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredFragmentsTest extends WithLog {
  private static final Fragment FOX = new Fragment("The quick Fox\njumps 100%", "/home/me/fox.txt");
  private static final Fragment DOG = Fragment.of("The lazy dog sleeps");

  private StoredFragments fragments;

  @BeforeEach
  void fragments() {
    fragments = log.fragments();
  }

  private List<String> contents(FragmentQuery query) {
    return fragments.list(query).stream().map(StoredFragment::content).toList();
  }

  @Test
  void whatIsAddedIsFoundByItsHash() {
    fragments.add(FOX);

    assertThat(fragments.find(FOX.hash())).contains(FOX);
    assertThat(fragments.find(FOX.hash().substring(1))).isEmpty();
    assertThat(fragments.find("fox")).isEmpty();
  }

  @Test
  void whatIsThereKeepsItsSource() {
    fragments.add(FOX);
    fragments.add(new Fragment(FOX.content(), "elsewhere"));

    assertThat(fragments.list(FragmentQuery.ALL)).hasSize(1);
    assertThat(fragments.find(FOX.hash())).contains(FOX);
  }

  @Test
  void anAliasIsSetMovedAndRemoved() {
    fragments.setAlias("pet", FOX);
    assertThat(fragments.find("pet")).contains(FOX);

    fragments.setAlias("pet", DOG);
    assertThat(fragments.find("pet")).contains(DOG);

    assertThat(fragments.removeAlias("pet")).isTrue();
    assertThat(fragments.removeAlias("pet")).isFalse();
    assertThat(fragments.find("pet")).isEmpty();
    assertThat(fragments.find(DOG.hash())).contains(DOG);
  }

  @Test
  void anAliasGoesBeforeAHash() {
    fragments.add(FOX);
    fragments.setAlias(FOX.hash(), DOG);

    assertThat(fragments.find(FOX.hash())).contains(DOG);
  }

  @Test
  void anAliasIsAName() {
    for (String odd : List.of("", "a b", "a:b", "caf\u00e9", "a/b")) {
      assertThatThrownBy(() -> fragments.setAlias(odd, FOX))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("\"" + odd + "\" cannot be an alias; use letters, digits, _ and -");
    }
    assertThat(fragments.list(FragmentQuery.ALL)).isEmpty();
  }

  @Test
  void listsAreInTheOrderOfAdding() {
    fragments.add(FOX);
    fragments.setAlias("b", DOG);
    fragments.setAlias("a", DOG);

    assertThat(fragments.list(FragmentQuery.ALL))
        .extracting(StoredFragment::hash, StoredFragment::source)
        .containsExactly(tuple(FOX.hash(), "/home/me/fox.txt"), tuple(DOG.hash(), null));
    assertThat(fragments.list(FragmentQuery.ALL).getLast().aliases())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(fragments.list(FragmentQuery.ALL).getFirst().added())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
  }

  @Test
  void filtersAreMetTogether() {
    fragments.add(FOX);
    fragments.setAlias("pet", DOG);

    assertThat(contents(FragmentQuery.ALL.aliased())).containsExactly(DOG.content());
    assertThat(contents(FragmentQuery.ALL.matching("THE"))).hasSize(2);
    assertThat(contents(FragmentQuery.ALL.matching("the").matching("fox")))
        .containsExactly(FOX.content());
    assertThat(contents(FragmentQuery.ALL.matching("me/FOX"))).containsExactly(FOX.content());
    assertThat(contents(FragmentQuery.ALL.matching("pet"))).containsExactly(DOG.content());
    assertThat(contents(FragmentQuery.ALL.matching("pe"))).isEmpty();
    assertThat(contents(FragmentQuery.ALL.matching(DOG.hash()))).containsExactly(DOG.content());
    assertThat(contents(FragmentQuery.ALL.matching("100%"))).containsExactly(FOX.content());
    assertThat(contents(FragmentQuery.ALL.matching("q_ick"))).isEmpty();
    assertThat(contents(FragmentQuery.ALL.matching("' or true --"))).isEmpty();
  }

  @Test
  void longContentsCanBeLeftOut() {
    fragments.add(Fragment.of("\ud83e\udd8a and the rest"));

    assertThat(contents(FragmentQuery.ALL.beginning(3))).containsExactly("\ud83e\udd8a a");
  }

  @Test
  void theFragmentsOfLlmAreThere() throws IOException {
    Path golden = Golden.copy(Files.createDirectory(folder.resolve("golden")));
    try (SqliteLog theirs = SqliteLog.open(golden)) {
      assertThat(theirs.fragments().find("story").orElseThrow().content()).startsWith("Once upon");
      assertThat(theirs.fragments().list(FragmentQuery.ALL.aliased())).hasSize(1);
      assertThat(theirs.fragments().list(FragmentQuery.ALL))
          .allSatisfy(
              stored -> assertThat(Fragment.of(stored.content()).hash()).isEqualTo(stored.hash()));
    }
  }

  @Test
  void manyWritersStoreOneRow() throws Exception {
    Callable<Void> write =
        () -> {
          try (SqliteLog own = SqliteLog.open(file)) {
            for (int i = 0; i < 20; i++) {
              own.fragments().setAlias("pet", i % 2 == 0 ? FOX : DOG);
            }
          }
          return null;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : threads.invokeAll(List.of(write, write, write))) {
        done.get();
      }
    }
    assertThat(fragments.list(FragmentQuery.ALL)).hasSize(2);
    assertThat(fragments.list(FragmentQuery.ALL.aliased())).hasSize(1);
  }
}
