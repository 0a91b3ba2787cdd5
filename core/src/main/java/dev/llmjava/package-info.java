/**
 * The vocabulary: messages of parts go into a {@link dev.llmjava.Model}, a {@link
 * dev.llmjava.Response} of stream events comes out.
 */
@NullMarked
package dev.llmjava;

import org.jspecify.annotations.NullMarked;
