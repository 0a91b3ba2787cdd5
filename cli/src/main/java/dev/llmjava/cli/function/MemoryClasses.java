package dev.llmjava.cli.function;

import java.util.Map;

/** Loads classes that are nowhere but in memory. */
final class MemoryClasses extends ClassLoader {
  private final Map<String, byte[]> classes;

  MemoryClasses(Map<String, byte[]> classes) {
    super(MemoryClasses.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
