/** Talking to providers: requests, event streams, retries. */
@NullMarked
package dev.llmjava.http;

import org.jspecify.annotations.NullMarked;
