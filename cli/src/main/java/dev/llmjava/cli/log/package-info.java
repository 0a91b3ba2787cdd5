/** {@code llm logs}: what was logged, listed, kept and carried elsewhere. */
@NullMarked
package dev.llmjava.cli.log;

import org.jspecify.annotations.NullMarked;
