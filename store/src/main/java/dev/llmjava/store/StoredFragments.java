package dev.llmjava.store;

import dev.llmjava.Fragment;
import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Access;
import java.util.List;
import java.util.Optional;

/**
 * The fragments of a log and the aliases they go by. A fragment is stored once and never changed,
 * because messages are made of it; {@link LogMaintenance} removes those that have no alias and that
 * nothing is made of. Threads and errors as {@link SqliteLog} has them.
 */
public final class StoredFragments {
  private final Access access;
  private final FragmentRows rows;
  private final FragmentWriter writer;

  StoredFragments(Access access) {
    this.access = access;
    this.rows = new FragmentRows(access.database());
    this.writer = new FragmentWriter(access.database());
  }

  /** Stores a fragment. One of the same content stays as it was first stored, with its source. */
  public void add(Fragment fragment) {
    access.change(() -> writer.write(fragment));
  }

  /** The fragment of that alias, or else of that hash, which must be whole. */
  public Optional<Fragment> find(String name) {
    return access.run(() -> rows.find(name));
  }

  /**
   * Stores a fragment and has an alias mean it from now on.
   *
   * @throws LlmException.Setup for an alias that is no {@linkplain Fragment#isName name}
   */
  public void setAlias(String alias, Fragment fragment) {
    if (!Fragment.isName(alias)) {
      throw new LlmException.Setup(
          "\"" + alias + "\" cannot be an alias; use letters, digits, _ and -");
    }
    access.change(() -> writer.setAlias(alias, fragment));
  }

  /** The fragment stays. Says whether there was such an alias. */
  public boolean removeAlias(String alias) {
    return access.write(() -> writer.removeAlias(alias));
  }

  /** In the order they were added in. */
  public List<StoredFragment> list(FragmentQuery query) {
    return access.run(() -> rows.list(query));
  }
}
