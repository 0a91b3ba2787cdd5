/** {@code llm logs tree}: the branches of a conversation. */
@NullMarked
package dev.llmjava.cli.tree;

import org.jspecify.annotations.NullMarked;
