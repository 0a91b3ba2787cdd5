package dev.llmjava.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What SQLite says of the tables of a log, except for LLM's first one. */
final class FileShape {
  private static final String TABLES =
      " from sqlite_master as t where t.type in ('table', 'view') and t.name <> 'logs'";

  private static final List<String> QUERIES =
      List.of(
          "select type, name, tbl_name from sqlite_master where tbl_name <> 'logs' order by 1, 2",
          "select t.name, c.*"
              + TABLES.replace(" as t", " as t join pragma_table_xinfo(t.name) as c")
              + " order by t.name, c.cid",
          "select t.name, i.name, i.\"unique\", i.origin, i.partial, c.seqno, c.cid, c.name,"
              + " c.\"desc\", c.coll, c.key"
              + TABLES.replace(
                  " as t",
                  " as t join pragma_index_list(t.name) as i join pragma_index_xinfo(i.name) as c")
              + " order by t.name, i.name, c.seqno",
          "select t.name, f.\"table\", f.\"from\", f.\"to\", f.on_update, f.on_delete, f.match"
              + TABLES.replace(" as t", " as t join pragma_foreign_key_list(t.name) as f")
              + " order by t.name, f.\"from\"",
          "select name, sql from sqlite_master where type in ('trigger', 'view') order by 1",
          "select sql from sqlite_master where name like '%_fts' order by name",
          "select name from _llm_migrations order by 1",
          "select name from _llmjava_migrations order by 1");

  private FileShape() {}

  static Map<String, List<String>> of(Path file) {
    var shape = new LinkedHashMap<String, List<String>>();
    for (String query : QUERIES) {
      shape.put(query, Rows.of(file, query));
    }
    return shape;
  }
}
