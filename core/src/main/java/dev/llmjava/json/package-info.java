/** JSON values: immutable, compared by content, in the order their keys came in. */
@NullMarked
package dev.llmjava.json;

import org.jspecify.annotations.NullMarked;
