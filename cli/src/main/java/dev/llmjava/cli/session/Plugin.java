package dev.llmjava.cli.session;

import dev.llmjava.Provider;
import dev.llmjava.store.SqliteLog;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * A jar or a folder that brings something.
 *
 * @param name of the jar, without its version
 * @param version from the name of the jar; null when that has none
 * @param builtIn whether it is a part of this program
 */
public record Plugin(String name, @Nullable String version, boolean builtIn) {
  /** The one that a class comes from. */
  public static Plugin of(Class<?> type) {
    String place = place(type);
    boolean builtIn =
        place.equals(place(Provider.class))
            || place.equals(place(Plugin.class))
            || place.equals(place(SqliteLog.class));
    String path = place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
    String file = path.substring(path.lastIndexOf('/') + 1);
    if (!file.endsWith(".jar")) {
      return new Plugin(file, null, builtIn);
    }
    String jar = file.substring(0, file.length() - ".jar".length());
    int version = version(jar);
    return version < 0
        ? new Plugin(jar, null, builtIn)
        : new Plugin(jar.substring(0, version), jar.substring(version + 1), builtIn);
  }

  private static String place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? type.getName() : path(location);
  }

  private static String path(URL location) {
    try {
      String path = location.toURI().getPath();
      return path == null ? location.getPath() : path;
    } catch (URISyntaxException e) {
      return location.getPath();
    }
  }

  /** Where the version follows, after a hyphen; -1 for nowhere. */
  private static int version(String jar) {
    for (int i = 1; i < jar.length() - 1; i++) {
      char next = jar.charAt(i + 1);
      if (jar.charAt(i) == '-' && next >= '0' && next <= '9') {
        return i;
      }
    }
    return -1;
  }
}
