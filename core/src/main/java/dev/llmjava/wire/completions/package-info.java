/**
 * The wire format of OpenAI's completions, the protocol before chat completions: a text goes in,
 * and what follows it comes out. Few models still speak it.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/completions">API reference</a>
 */
@NullMarked
package dev.llmjava.wire.completions;

import org.jspecify.annotations.NullMarked;
