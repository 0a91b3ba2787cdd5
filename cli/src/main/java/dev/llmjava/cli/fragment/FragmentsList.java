package dev.llmjava.cli.fragment;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.Excerpt;
import dev.llmjava.cli.text.YamlWriter;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.FragmentQuery;
import dev.llmjava.store.SqliteLog;
import dev.llmjava.store.StoredFragment;
import java.util.ArrayList;
import java.util.List;

/** {@code llm fragments list} */
public final class FragmentsList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm fragments list", "List stored fragments")
        .texts("Only those that match these strings", "-q", "--query")
        .flag("Only those that have an alias", "--aliases")
        .flag("Print JSON, with the whole contents", "--json");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean json = arguments.has("json");
    FragmentQuery query = json ? FragmentQuery.ALL : FragmentQuery.ALL.beginning(Excerpt.MOST + 1);
    query = arguments.has("aliases") ? query.aliased() : query;
    for (String term : arguments.values("query")) {
      query = query.matching(term);
    }
    try (var log = SqliteLog.open(session.directory().log())) {
      List<StoredFragment> found = log.fragments().list(query);
      if (json) {
        session.out().print(json(found) + "\n");
      } else {
        found.forEach(fragment -> session.out().print(yaml(fragment)));
      }
    }
    return 0;
  }

  private static String yaml(StoredFragment fragment) {
    return YamlWriter.openItem(form(fragment, Excerpt.of(fragment.content()))) + "\n";
  }

  private static String json(List<StoredFragment> found) {
    var items = new ArrayList<Json>();
    for (StoredFragment fragment : found) {
      items.add(form(fragment, fragment.content()));
    }
    return Json.array(items).format(JsonStyle.PYTHON_INDENTED.withIndent(4));
  }

  private static Json.Obj form(StoredFragment fragment, String content) {
    String source = fragment.source();
    return Json.object()
        .put("hash", fragment.hash())
        .put("aliases", Json.array(fragment.aliases().stream().map(Json::of).toList()))
        .put("datetime_utc", fragment.added())
        .put("source", source == null ? Json.Null.NULL : Json.of(source))
        .put("content", content)
        .build();
  }
}
