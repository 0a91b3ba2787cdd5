/**
 * The wire format of Anthropic's Messages API. What a part has of its block beside text, name and
 * input is kept as provider data under the names of the block's own fields ({@code signature},
 * {@code citations}, {@code caller}), and becomes fields of the block again when it is sent back; a
 * block that no part has the form of is kept whole, as {@code block}.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">API reference</a>
 */
@NullMarked
package dev.llmjava.wire.anthropic;

import org.jspecify.annotations.NullMarked;
