package dev.llmjava.store;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the log and how it was used.
 *
 * @param id as {@link ContentId#schema} gives it
 * @param content with its keys in the order they were given in
 * @param lastUsed in UTC, as LLM writes it; null when that was not logged
 * @param timesUsed by turns and by what was logged before LLM 0.32
 */
public record StoredSchema(String id, Json content, @Nullable String lastUsed, long timesUsed) {}
