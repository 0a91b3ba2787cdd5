/** {@code llm logs diff}: what two conversations have in common, and what not. */
@NullMarked
package dev.llmjava.cli.diff;

import org.jspecify.annotations.NullMarked;
