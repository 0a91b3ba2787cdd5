/** Who answers: an address, a key, quirks and a list of models. */
@NullMarked
package dev.llmjava.provider;

import org.jspecify.annotations.NullMarked;
