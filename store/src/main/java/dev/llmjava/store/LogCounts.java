package dev.llmjava.store;

/**
 * How much is in a log.
 *
 * @param legacyConversations from before LLM 0.32, in tables that are only read
 * @param legacyResponses from before LLM 0.32
 */
public record LogCounts(long threads, long turns, long legacyConversations, long legacyResponses) {}
