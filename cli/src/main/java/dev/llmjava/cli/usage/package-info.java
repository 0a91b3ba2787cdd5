/** {@code llm logs usage}: tokens and what they cost. */
@NullMarked
package dev.llmjava.cli.usage;

import org.jspecify.annotations.NullMarked;
