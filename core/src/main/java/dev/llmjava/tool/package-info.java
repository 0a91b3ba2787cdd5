/**
 * Tools from the methods of a class, toolboxes with settings, and where both are found by name: the
 * registry of what plugins bring.
 */
@NullMarked
package dev.llmjava.tool;

import org.jspecify.annotations.NullMarked;
