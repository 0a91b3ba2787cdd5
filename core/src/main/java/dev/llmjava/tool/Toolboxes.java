package dev.llmjava.tool;

import dev.llmjava.LlmException;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes toolboxes of objects. */
public final class Toolboxes {
  private Toolboxes() {}

  /**
   * The annotated methods of an object, each named after the class too: {@code Memory_get}. If the
   * object is a {@link Toolbox} itself, then followed by the tools it gives, looked for once.
   *
   * @throws IllegalArgumentException when there is none, or one that cannot be a tool
   */
  public static Toolbox of(Object object) {
    var instance = new Tool.Instance(name(object.getClass()), Json.Obj.EMPTY);
    return open(object, new Tool.Origin(null, instance), instance.name());
  }

  /**
   * Tools that are looked for when they are first asked for, once; if that fails, then anew at the
   * next time.
   */
  public static Toolbox discovered(Supplier<? extends List<Tool>> search) {
    return new Discovered("toolbox", search);
  }

  /** What a toolbox of this class is called. */
  static String name(Class<?> type) {
    Named named = type.getAnnotation(Named.class);
    return named == null ? type.getSimpleName() : named.value();
  }

  /**
   * The toolbox that an object is.
   *
   * @param name what the names of its methods begin with
   */
  static Toolbox open(Object object, Tool.Origin origin, String name) {
    List<Tool> own =
        MethodTool.of(object.getClass()).stream()
            .map(tool -> tool.on(object, name + "_").from(origin))
            .toList();
    if (object instanceof Toolbox dynamic) {
      return new Discovered(name, () -> joined(own, dynamic.tools(), origin));
    }
    if (own.isEmpty()) {
      throw empty(object.getClass());
    }
    return () -> own;
  }

  /** The error for a class that cannot be a toolbox. */
  static IllegalArgumentException empty(Class<?> type) {
    return new IllegalArgumentException(
        type.getTypeName()
            + " has no tools; annotate its public methods with @ToolMethod, or implement Toolbox");
  }

  private static List<Tool> joined(List<Tool> own, List<Tool> found, Tool.Origin origin) {
    var all = new ArrayList<>(own);
    found.forEach(tool -> all.add(tool.from(origin)));
    return all;
  }

  private static final class Discovered implements Toolbox {
    private final ReentrantLock lock = new ReentrantLock(); // a search may block
    private final String name;
    private final Supplier<? extends List<Tool>> search;
    private @Nullable List<Tool> tools;

    Discovered(String name, Supplier<? extends List<Tool>> search) {
      this.name = name;
      this.search = search;
    }

    @Override
    public List<Tool> tools() {
      lock.lock();
      try {
        List<Tool> known = tools;
        if (known == null) {
          known = List.copyOf(search.get());
          tools = known;
        }
        return known;
      } catch (LlmException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new LlmException.Setup(
            "The tools of " + name + " cannot be found: " + OneLine.of(e), e);
      } finally {
        lock.unlock();
      }
    }
  }
}
