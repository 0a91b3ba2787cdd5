package dev.llmjava.cli.function;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Files of a compiler that keeps what it makes in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ByteArrayOutputStream> made = new LinkedHashMap<>();

  MemoryFiles(JavaCompiler compiler) {
    super(compiler.getStandardFileManager(null, null, null));
  }

  /** A source file, whatever the classes in it are called. */
  static JavaFileObject source(String text) {
    return new Source(text);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    return new Made(name, made.computeIfAbsent(name, each -> new ByteArrayOutputStream()));
  }

  /** What was compiled, by the names of the classes. */
  Map<String, byte[]> classes() {
    var classes = new LinkedHashMap<String, byte[]>();
    made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("memory:///Functions.java"), Kind.SOURCE);
      this.text = text;
    }

    /** The compiler also asks whether this describes a package or a module. */
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE && !simpleName.endsWith("-info");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Made extends SimpleJavaFileObject {
    private final OutputStream bytes;

    Made(String name, OutputStream bytes) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
      this.bytes = bytes;
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }
}
