package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.Set;

/**
 * A tool that the provider runs itself, such as a web search. Its calls and results come back as
 * parts that are marked as the server's; nothing is ever run here.
 *
 * @param type the provider's own word for it ({@code web_search_20250305}, {@code
 *     code_interpreter}, {@code google_search}), or one of {@link #WEB_SEARCH}, {@link #WEB_FETCH}
 *     and {@link #CODE_EXECUTION}, which each wire translates
 * @param settings in the provider's form; empty for its defaults
 */
public record ServerTool(String type, Json.Obj settings) {
  public static final String WEB_SEARCH = "web_search";
  public static final String WEB_FETCH = "web_fetch";
  public static final String CODE_EXECUTION = "code_execution";

  private static final Set<String> SHARED = Set.of(WEB_SEARCH, WEB_FETCH, CODE_EXECUTION);

  /** With the provider's defaults. */
  public static ServerTool of(String type) {
    return new ServerTool(type, Json.Obj.EMPTY);
  }

  /**
   * Tools of one kind that a model runs.
   *
   * @param name what it is asked for by: one of the names that all providers share, else the
   *     provider's own type
   * @param displayName how lists show it, for example {@code WebSearch}
   * @param types the provider's own types for it, without the dates that some of them end with; one
   *     that ends with {@code *} stands for all that begin so
   * @param settings those of its settings that say how much it does, by the provider's names:
   *     {@link #CONTEXT_SIZE}, {@link #MOST_USES}
   */
  public record Kind(
      String name,
      String displayName,
      String description,
      List<String> types,
      List<String> settings) {
    /** How much of what a search finds is read: low, medium or high. */
    public static final String CONTEXT_SIZE = "search_context_size";

    /** How often it may be used for one answer. */
    public static final String MOST_USES = "max_uses";

    private static final String REST = "*";

    public Kind {
      types = List.copyOf(types);
      settings = List.copyOf(settings);
    }

    public Kind(String name, String displayName, String description, List<String> types) {
      this(name, displayName, description, types, List.of());
    }

    /** The same with settings that say how much it does. */
    public Kind withSettings(String... names) {
      return new Kind(name, displayName, description, types, List.of(names));
    }

    /** Whatever else the provider's manual has, by the type that stands there. */
    public static Kind anyOther(String prefix) {
      return new Kind(
          prefix + REST,
          "ServerSideTool",
          "Any other tool of the provider, as its manual specifies it.",
          List.of(prefix + REST));
    }

    /**
     * One of this kind, as it is asked for by its {@link #displayName}.
     *
     * @param given its settings; for an open kind the whole tool in the provider's form, under
     *     {@code spec}
     * @throws LlmException.Setup when an open kind is not told the type
     */
    public ServerTool tool(Json.Obj given) {
      if (!isOpen()) {
        return new ServerTool(name, given);
      }
      Json.Obj spec = given.object("spec");
      String type = spec.string("type");
      if (type == null) {
        throw new LlmException.Setup(
            displayName
                + " needs the tool as the provider's manual specifies it: "
                + displayName
                + "(spec={\"type\": \"...\"})");
      }
      return new ServerTool(type, spec.without("type"));
    }

    /** Whether it has no name but a whole range of types. */
    public boolean isOpen() {
      return name.endsWith(REST);
    }

    /** Whether a prompt that asks for {@code type} asks for this. */
    public boolean covers(String type) {
      return type.equals(name) || types.stream().anyMatch(own -> covers(own, type));
    }

    private static boolean covers(String own, String type) {
      if (own.endsWith(REST)) {
        String prefix = own.substring(0, own.length() - REST.length());
        return type.startsWith(prefix) && !SHARED.contains(type);
      }
      return type.startsWith(own) && isDate(type, own.length());
    }

    /** Such as {@code _20250305}, {@code _2025_03_11}, or nothing. */
    private static boolean isDate(String type, int from) {
      if (from < type.length() && !type.startsWith("_20", from)) {
        return false;
      }
      for (int i = from; i < type.length(); i++) {
        char c = type.charAt(i);
        if (c != '_' && (c < '0' || c > '9')) {
          return false;
        }
      }
      return true;
    }
  }
}
