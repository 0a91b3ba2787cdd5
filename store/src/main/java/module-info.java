/** The log of prompts and responses, in the SQLite file that LLM for Python keeps. */
module dev.llmjava.store {
  requires static org.jspecify;
  requires transitive dev.llmjava;
  requires java.sql;
  requires org.xerial.sqlitejdbc;

  exports dev.llmjava.store;
}
