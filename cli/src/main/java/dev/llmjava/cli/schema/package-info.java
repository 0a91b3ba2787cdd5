/** {@code llm schemas}: what an answer has to look like. */
@NullMarked
package dev.llmjava.cli.schema;

import org.jspecify.annotations.NullMarked;
