package dev.llmjava.cli.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something of a command's own at Ctrl-C, where the process is not to end: Java itself would
 * shut down. Java's class for signals has no replacement and is not for every Java, so it is called
 * by name; without it Ctrl-C ends the process. One thread at a time.
 */
public final class CtrlC {
  private CtrlC() {}

  /**
   * Has Ctrl-C do this while {@code work} is done, and afterwards what it did before.
   *
   * @param what called on a thread of its own
   */
  public static <T> T during(Runnable what, Supplier<T> work) {
    Object before = handle(what);
    try {
      return work.get();
    } finally {
      if (before != null) {
        handle(before);
      }
    }
  }

  /** Has Ctrl-C do nothing here meanwhile; a program that was started gets it all the same. */
  public static <T> T ignoredDuring(Supplier<T> work) {
    return during(CtrlC::doNothing, work);
  }

  private static void doNothing() {}

  private static @Nullable Object handle(Runnable what) {
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      return handle(
          Proxy.newProxyInstance(
              CtrlC.class.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> answer(what, proxy, method, arguments)));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static @Nullable Object answer(
      Runnable what, Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        what.run();
        yield null;
      }
      case "equals" -> arguments != null && proxy.equals(arguments[0]);
      case "hashCode" -> System.identityHashCode(proxy);
      default -> CtrlC.class.getName();
    };
  }

  /** Gives the handler that there was; null when there is no such thing. */
  private static @Nullable Object handle(Object handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      return signal
          .getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    } catch (InvocationTargetException e) {
      return null; // a system where Java leaves this signal alone
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
