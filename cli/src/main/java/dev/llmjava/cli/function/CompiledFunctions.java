package dev.llmjava.cli.function;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.llmjava.Tool;
import dev.llmjava.tool.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Public static methods that were compiled in memory.
 *
 * @param methods in the order of their source, each with its comment
 */
record CompiledFunctions(Map<Method, FunctionComment> methods) {
  private static final List<String> OPTIONS =
      List.of(
          "-parameters",
          "-proc:full",
          "-nowarn",
          "-classpath",
          System.getProperty("java.class.path", ""));

  /** A run of many prompts asks for the same text again and again. */
  private static final Map<String, CompiledFunctions> KNOWN = new ConcurrentHashMap<>();

  /**
   * Compiles them, if that was not done before. Needs a compiler.
   *
   * @throws IllegalArgumentException that quotes the first error and its line
   */
  static CompiledFunctions of(String text) {
    return KNOWN.computeIfAbsent(text, CompiledFunctions::compiled);
  }

  /**
   * A tool of each.
   *
   * @throws IllegalArgumentException when one cannot be a tool, or two have one name
   */
  List<Tool> tools() {
    var texts = new LinkedHashMap<Method, String>();
    var comments = new HashMap<String, FunctionComment>();
    methods.forEach(
        (method, comment) -> {
          texts.put(method, comment.text());
          comments.put(method.getName(), comment);
        });
    return Tools.of(texts).stream()
        .map(tool -> Objects.requireNonNull(comments.get(tool.name())).describe(tool))
        .toList();
  }

  private static CompiledFunctions compiled(String text) {
    var source = new FunctionSource(text);
    boolean whole = isWhole(source.wrapped());
    var comments = new FunctionComments();
    var fault = new FunctionFault(source, !whole);
    Map<String, byte[]> classes =
        compile(whole ? source.plain() : source.wrapped(), comments, fault);
    return new CompiledFunctions(methods(new MemoryClasses(classes), comments));
  }

  private static boolean isWhole(String wrapped) {
    try (var files = new MemoryFiles(compiler())) {
      JavacTask task = task(files, new DiagnosticCollector<>(), wrapped);
      boolean whole = false;
      for (CompilationUnitTree unit : task.parse()) {
        whole |= FunctionSource.isWhole(unit);
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compile(String text, Processor comments, FunctionFault fault) {
    var problems = new DiagnosticCollector<JavaFileObject>();
    try (var files = new MemoryFiles(compiler())) {
      JavacTask task = task(files, problems, text);
      task.setProcessors(List.of(comments));
      if (!task.call()) {
        throw new IllegalArgumentException(fault.of(problems.getDiagnostics()));
      }
      return files.classes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaCompiler compiler() {
    return Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
  }

  private static JavacTask task(
      MemoryFiles files, DiagnosticCollector<JavaFileObject> problems, String text) {
    return (JavacTask)
        compiler().getTask(null, files, problems, OPTIONS, null, List.of(MemoryFiles.source(text)));
  }

  private static Map<Method, FunctionComment> methods(
      ClassLoader loader, FunctionComments comments) {
    var methods = new LinkedHashMap<Method, FunctionComment>();
    for (FunctionComments.Commented each : comments.found()) {
      for (Method method : load(loader, each.type()).getDeclaredMethods()) {
        int modifiers = method.getModifiers();
        boolean callable = Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers);
        if (callable && method.getName().equals(each.method())) {
          methods.put(method, each.comment());
        }
      }
    }
    return methods;
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
