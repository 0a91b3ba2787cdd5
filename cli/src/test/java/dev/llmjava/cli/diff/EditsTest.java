package dev.llmjava.cli.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsTest {
  @Test
  void editsMakeOneListOfTheOtherWithAsFewChangesAsCanBe() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      List<Integer> a = list(random);
      List<Integer> b = list(random);
      var made = new ArrayList<Integer>();
      int next = 0;
      int kept = 0;
      for (AbstractDelta<Integer> delta : Edits.of(a, b).getDeltas()) {
        int position = delta.getSource().getPosition();
        assertThat(next == 0 || position > next).as("seed %d", seed).isTrue();
        made.addAll(a.subList(next, position));
        kept += position - next;
        assertThat(delta.getTarget().getPosition()).as("seed %d", seed).isEqualTo(made.size());
        made.addAll(delta.getTarget().getLines());
        next = position + delta.getSource().size();
      }
      made.addAll(a.subList(next, a.size()));
      kept += a.size() - next;
      assertThat(made).as("seed %d", seed).isEqualTo(b);
      assertThat(kept).as("seed %d", seed).isEqualTo(longestCommon(a, b));
    }
  }

  private static List<Integer> list(Random random) {
    return random.ints(random.nextInt(12), 0, 4).boxed().toList();
  }

  private static int longestCommon(List<Integer> a, List<Integer> b) {
    var best = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        best[i][j] =
            a.get(i).equals(b.get(j))
                ? best[i + 1][j + 1] + 1
                : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    return best[0][0];
  }

  @Test
  void longListsKeepTheirCommonBeginningAndEnd() {
    var a = new ArrayList<Integer>();
    var b = new ArrayList<Integer>();
    for (int i = 0; i < 20_000; i++) {
      boolean same = i < 5 || i > 19_990;
      a.add(same ? i : i + 100_000);
      b.add(same ? i : i + 200_000);
    }

    assertThat(Edits.of(a, b).getDeltas())
        .singleElement()
        .satisfies(
            delta -> {
              assertThat(delta.getSource().getPosition()).isEqualTo(5);
              assertThat(delta.getTarget().size()).isEqualTo(19_986);
            });
    assertThat(Edits.of(a, a).getDeltas()).isEmpty();
  }
}
