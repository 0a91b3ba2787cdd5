package dev.llmjava.store;

/**
 * What was removed from a log, or would be.
 *
 * @param conversations of both generations
 * @param turns responses from before LLM 0.32 included
 * @param tools definitions, and toolboxes as they were set up
 * @param bytes of texts, payloads and contents in all of it; the file keeps its size until it is
 *     vacuumed
 * @param rows of all tables, those that belong to the above included
 */
public record Removal(
    long conversations,
    long turns,
    long messages,
    long attachments,
    long fragments,
    long schemas,
    long tools,
    long bytes,
    long rows) {
  public boolean isEmpty() {
    return rows == 0;
  }
}
