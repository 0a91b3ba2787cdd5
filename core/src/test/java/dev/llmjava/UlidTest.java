package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UlidTest {
  @Test
  void idsIncreaseStrictly() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(Ulid.next());
    }

    assertThat(ids)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-7][0-9a-hjkmnp-tv-z]{25}"));
  }

  @Test
  void anIdBeginsWithItsTime() {
    long before = System.currentTimeMillis();
    String id = Ulid.next();
    long after = System.currentTimeMillis();

    long millis = 0;
    for (char c : id.substring(0, 10).toCharArray()) {
      millis = millis * 32 + "0123456789abcdefghjkmnpqrstvwxyz".indexOf(c);
    }
    assertThat(millis).isBetween(before, after);
  }
}
