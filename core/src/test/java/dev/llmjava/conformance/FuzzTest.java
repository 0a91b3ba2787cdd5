package dev.llmjava.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged answers: whatever comes, a decoder ends in an answer or in one of our errors, and the
 * connection is given back. The seed is printed; {@code -Dllm.seed=...} runs the same again.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzTest {
  private static final long SEED = Long.getLong("llm.seed", System.nanoTime());
  private static final int LARGEST = 64 * 1024;
  private static final long SECONDS = 4;
  private static Corpus corpus;

  @BeforeAll
  static void find() {
    corpus = Corpus.required();
    System.out.println("damaged answers: -Dllm.seed=" + SEED);
  }

  static Stream<Protocol> protocols() {
    return Protocols.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endInAnAnswerOrInOneOfOurErrors(Protocol protocol) {
    var random = new Random(SEED);
    List<Recorded> bodies =
        corpus.exchanges(protocol.folder()).stream()
            .filter(one -> !one.isEmbedding() && one.body().length < LARGEST)
            .toList();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

    for (int round = 0; System.nanoTime() < end; round++) {
      Recorded one = bodies.get(random.nextInt(bodies.size()));
      byte[] damaged = damaged(one.body(), random);
      read(new Protocols.Case(protocol, one), damaged, random.nextBoolean(), round);
    }
  }

  private static void read(Protocols.Case one, byte[] damaged, boolean resets, int round) {
    var open = new AtomicInteger();
    var fed = new Fed(one::decoder, List.of(damaged), resets, open);
    try (Response response = fed.prompt("hello")) {
      response.text();
    } catch (LlmException e) {
      assertThat(e.getMessage()).as("%s, seed %d, round %d", one, SEED, round).isNotBlank();
    } catch (RuntimeException e) {
      throw new AssertionError(one + ", seed " + SEED + ", round " + round, e);
    }
    assertThat(open).as("%s, seed %d, round %d", one, SEED, round).hasValue(0);
  }

  private static byte[] damaged(byte[] body, Random random) {
    byte[] bytes = body.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes = damagedOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] damagedOnce(byte[] body, Random random) {
    int from = random.nextInt(body.length + 1);
    int to = Math.min(body.length, from + 1 + random.nextInt(200));
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(body, from);
      case 1 -> join(Arrays.copyOf(body, from), Arrays.copyOfRange(body, to, body.length));
      case 2 -> join(Arrays.copyOf(body, to), Arrays.copyOfRange(body, from, body.length));
      case 3 -> withoutAQuote(body, from);
      case 4 -> otherValue(body, from, random);
      default -> noise(body, from, random);
    };
  }

  /** Makes strings run on. */
  private static byte[] withoutAQuote(byte[] body, int from) {
    for (int i = from; i < body.length; i++) {
      if (body[i] == '"') {
        return join(Arrays.copyOf(body, i), Arrays.copyOfRange(body, i + 1, body.length));
      }
    }
    return body;
  }

  /** A value of another type than expected, in JSON that stays valid more often than not. */
  private static byte[] otherValue(byte[] body, int from, Random random) {
    String[] values = {"null", "[]", "{}", "7", "\"x\"", "[null]", "true", "-1e400", "[{}]"};
    for (int i = from; i + 1 < body.length; i++) {
      if (body[i] == ':' && body[i - 1 < 0 ? 0 : i - 1] == '"') {
        int end = i + 1;
        while (end < body.length && ",}\n".indexOf(body[end]) < 0) {
          end++;
        }
        byte[] value = values[random.nextInt(values.length)].getBytes(UTF_8);
        byte[] head = join(Arrays.copyOf(body, i + 1), value);
        return join(head, Arrays.copyOfRange(body, end, body.length));
      }
    }
    return body;
  }

  private static byte[] noise(byte[] body, int at, Random random) {
    if (at == body.length) {
      return body;
    }
    byte[] changed = body.clone();
    changed[at] = (byte) random.nextInt(256);
    return changed;
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
