/** The terminal: what is shown on it, what is asked at it, and Ctrl-C. */
@NullMarked
package dev.llmjava.cli.terminal;

import org.jspecify.annotations.NullMarked;
