package dev.llmjava.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that can go on.
 *
 * @param name made of its first prompt; empty when that had no words
 * @param tip the hash of its last message; null when it has none, as a legacy one
 * @param model the one that answered last; null when the thread has no turn
 * @param broken how the last turn ended, if it did not run to its end
 * @param legacy whether it was logged before LLM 0.32 only: it has no tip, and {@link
 *     SqliteLog#messages} rebuilds what was said
 * @param imported whether anything in it came by an import, so that nobody here chose its {@link
 *     SqliteLog#tools} or the calls that it waits for
 */
public record StoredThread(
    String id,
    String name,
    @Nullable String tip,
    @Nullable String model,
    Optional<Ending> broken,
    boolean legacy,
    boolean imported) {}
