/** {@code llm completion}: what may stand at the cursor of a line in a shell. */
@NullMarked
package dev.llmjava.cli.completion;

import org.jspecify.annotations.NullMarked;
