/** {@code llm tools}: tools that a model may call, listed, approved of and traced. */
@NullMarked
package dev.llmjava.cli.tool;

import org.jspecify.annotations.NullMarked;
