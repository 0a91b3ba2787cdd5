package dev.llmjava;

import java.util.List;

/**
 * Several tools with what they share: state, a connection, settings. Safe for many threads, because
 * its tools run beside each other.
 */
public interface Toolbox {
  /**
   * Its tools, the same each time. A toolbox that has to look for them does so at the first call,
   * once.
   *
   * @throws LlmException.Setup when they cannot be found
   */
  List<Tool> tools();
}
