/** What wire formats have in common; each has a package of its own below this one. */
@NullMarked
package dev.llmjava.wire;

import org.jspecify.annotations.NullMarked;
