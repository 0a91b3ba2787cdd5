package dev.llmjava.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that can go on.
 *
 * @param name made of its first prompt; empty when that had no words
 * @param tip the hash of its last message; null when it has none
 * @param model the one that answered last; null when the thread has no turn
 * @param broken how the last turn ended, if it did not run to its end
 */
public record StoredThread(
    String id,
    String name,
    @Nullable String tip,
    @Nullable String model,
    Optional<Ending> broken) {}
