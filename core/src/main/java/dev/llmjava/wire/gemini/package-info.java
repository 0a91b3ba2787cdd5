/**
 * The wire format of Google's Gemini models: {@code generateContent} and its streaming twin, as the
 * Gemini API and Vertex AI speak it.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">API reference</a>
 */
@NullMarked
package dev.llmjava.wire.gemini;

import org.jspecify.annotations.NullMarked;
