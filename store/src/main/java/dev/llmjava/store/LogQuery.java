package dev.llmjava.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which turns are wanted. Immutable; start from {@link #ALL}. */
public final class LogQuery {
  /** Every turn, newest first. */
  public static final LogQuery ALL = new LogQuery(List.of(), 0, null, false);

  /** A condition that a turn has to meet. */
  sealed interface Filter {
    /** Asked for or resolved. */
    record Model(String id) implements Filter {}

    record InThread(String id) implements Filter {}

    record After(String id) implements Filter {}

    record From(String id) implements Filter {}

    record Schema(String id) implements Filter {}

    record Fragment(String hash) implements Filter {}

    record ToolResult(String name) implements Filter {}

    record AnyToolResult() implements Filter {}
  }

  private final List<Filter> filters;
  private final int limit;
  private final @Nullable String search;
  private final boolean newestFirst;

  private LogQuery(List<Filter> filters, int limit, @Nullable String search, boolean newestFirst) {
    this.filters = List.copyOf(filters);
    this.limit = limit;
    this.search = search;
    this.newestFirst = newestFirst;
  }

  /** At most so many; 0 or less for all. */
  public LogQuery limit(int count) {
    return new LogQuery(filters, count, search, newestFirst);
  }

  /** Answered by a model of that name, as it was asked for or as the provider named it. */
  public LogQuery model(String id) {
    return with(new Filter.Model(id));
  }

  public LogQuery thread(String id) {
    return with(new Filter.InThread(id));
  }

  /** Turns with greater ids, which are later ones. */
  public LogQuery after(String id) {
    return with(new Filter.After(id));
  }

  /** That turn and those with greater ids. */
  public LogQuery from(String id) {
    return with(new Filter.From(id));
  }

  /** Given that schema; the id is as {@link ContentId#schema} gives it. */
  public LogQuery schema(String id) {
    return with(new Filter.Schema(id));
  }

  /** Given that fragment, in the prompt or in the system prompt; ask again for several. */
  public LogQuery fragment(String hash) {
    return with(new Filter.Fragment(hash));
  }

  /** Given a result of that tool; ask again for several. */
  public LogQuery toolResult(String tool) {
    return with(new Filter.ToolResult(tool));
  }

  /** Given a result of any tool. */
  public LogQuery anyToolResult() {
    return with(new Filter.AnyToolResult());
  }

  /** Best matches first. The text is in FTS5's query syntax. */
  public LogQuery search(String text) {
    return new LogQuery(filters, limit, text, newestFirst);
  }

  /** Newest first even for a search. */
  public LogQuery newestFirst() {
    return new LogQuery(filters, limit, search, true);
  }

  private LogQuery with(Filter filter) {
    var more = new ArrayList<>(filters);
    more.add(filter);
    return new LogQuery(more, limit, search, newestFirst);
  }

  List<Filter> filters() {
    return filters;
  }

  /** As SQL has it: -1 for all. */
  int sqlLimit() {
    return limit > 0 ? limit : -1;
  }

  @Nullable String searchText() {
    return search;
  }

  /** Whether the best matches of a search are wanted, so many and no matter which turns. */
  boolean isSearchAlone() {
    return byRank() && filters.isEmpty() && limit > 0;
  }

  boolean byRank() {
    return search != null && !newestFirst;
  }
}
