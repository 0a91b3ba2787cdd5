/** {@code llm models} and {@code llm aliases}: which models there are, and what is set for them. */
@NullMarked
package dev.llmjava.cli.model;

import org.jspecify.annotations.NullMarked;
