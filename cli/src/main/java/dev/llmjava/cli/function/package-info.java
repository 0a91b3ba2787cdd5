/** Java that is given on the command line, compiled in memory to tools. */
@NullMarked
package dev.llmjava.cli.function;

import org.jspecify.annotations.NullMarked;
