/** Answers to requests for embeddings, in the forms of the providers there are. */
@NullMarked
package dev.llmjava.wire.embeddings;

import org.jspecify.annotations.NullMarked;
