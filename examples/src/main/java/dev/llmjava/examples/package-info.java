/** Programs that the README and the manual quote, compiled and run by the build. */
@NullMarked
package dev.llmjava.examples;

import org.jspecify.annotations.NullMarked;
