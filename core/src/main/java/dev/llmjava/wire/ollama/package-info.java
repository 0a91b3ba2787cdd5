/**
 * The wire format of Ollama's own API, which local models are asked through.
 *
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">API reference</a>
 */
@NullMarked
package dev.llmjava.wire.ollama;

import org.jspecify.annotations.NullMarked;
