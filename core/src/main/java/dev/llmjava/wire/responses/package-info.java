/**
 * The wire format of OpenAI's Responses, as OpenAI documents it and as others speak it.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">API reference</a>
 */
@NullMarked
package dev.llmjava.wire.responses;

import org.jspecify.annotations.NullMarked;
