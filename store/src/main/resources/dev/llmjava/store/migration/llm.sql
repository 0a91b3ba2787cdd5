-- The tables of LLM 0.32, as its migrations leave them in a fresh file; its view is the step m026.

create table _llm_migrations (name TEXT primary key, applied_at TEXT);

create table conversations (id TEXT primary key, name TEXT, model TEXT);

create table attachments (id TEXT primary key, type TEXT, path TEXT, url TEXT, content BLOB);

create table prompt_attachments (
  response_id TEXT references responses (id),
  attachment_id TEXT references attachments (id),
  "order" INTEGER,
  primary key (response_id, attachment_id)
);

create table schemas (id TEXT primary key, content TEXT);

create table responses (
  id TEXT primary key,
  model TEXT,
  prompt TEXT,
  system TEXT,
  prompt_json TEXT,
  options_json TEXT,
  response TEXT,
  response_json TEXT,
  conversation_id TEXT references conversations (id),
  duration_ms INTEGER,
  datetime_utc TEXT,
  input_tokens INTEGER,
  output_tokens INTEGER,
  token_details TEXT,
  schema_id TEXT references schemas (id),
  resolved_model TEXT,
  reasoning TEXT
);

create table fragments (
  id INTEGER primary key,
  hash TEXT,
  content TEXT,
  datetime_utc TEXT,
  source TEXT
);
create unique index idx_fragments_hash on fragments (hash);

create table fragment_aliases (
  alias TEXT primary key,
  fragment_id INTEGER references fragments (id)
);

create table prompt_fragments (
  response_id TEXT references responses (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  primary key (response_id, fragment_id, "order")
);

create table system_fragments (
  response_id TEXT references responses (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  primary key (response_id, fragment_id, "order")
);

create table tools (
  id INTEGER primary key,
  hash TEXT,
  name TEXT,
  description TEXT,
  input_schema TEXT,
  plugin TEXT
);
create unique index idx_tools_hash on tools (hash);

create table tool_responses (
  tool_id INTEGER references tools (id),
  response_id TEXT references responses (id),
  primary key (tool_id, response_id)
);

create table tool_calls (
  id INTEGER primary key,
  response_id TEXT references responses (id),
  tool_id INTEGER references tools (id),
  name TEXT,
  arguments TEXT,
  tool_call_id TEXT
);

create table tool_instances (id INTEGER primary key, plugin TEXT, name TEXT, arguments TEXT);

create table tool_results (
  id INTEGER primary key,
  response_id TEXT references responses (id),
  tool_id INTEGER references tools (id),
  name TEXT,
  output TEXT,
  tool_call_id TEXT,
  instance_id INTEGER references tool_instances (id),
  exception TEXT
);

create table tool_results_attachments (
  tool_result_id INTEGER references tool_results (id),
  attachment_id TEXT references attachments (id),
  "order" INTEGER,
  primary key (tool_result_id, attachment_id)
);

create table messages (
  hash TEXT primary key,
  parent_hash TEXT references messages (hash),
  role TEXT,
  provider_metadata TEXT
);
create index idx_messages_parent_hash on messages (parent_hash);

create table parts (
  id INTEGER primary key,
  message_hash TEXT references messages (hash),
  position INTEGER,
  type TEXT,
  tool_name TEXT,
  text TEXT,
  payload TEXT
);
create unique index idx_parts_message_hash_position on parts (message_hash, position);

create table part_attachments (
  part_id INTEGER references parts (id),
  attachment_id TEXT references attachments (id),
  "order" INTEGER,
  primary key (part_id, attachment_id, "order")
);

create table part_fragments (
  part_id INTEGER references parts (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  primary key (part_id, fragment_id, "order")
);
create index idx_part_fragments_fragment_id on part_fragments (fragment_id);

create table threads (
  id TEXT primary key,
  name TEXT,
  tip_message_hash TEXT references messages (hash),
  forked_from TEXT references threads (id),
  datetime_utc TEXT
);

create table turns (
  id TEXT primary key,
  thread_id TEXT references threads (id),
  parent_message_hash TEXT references messages (hash),
  tip_message_hash TEXT references messages (hash),
  model TEXT,
  resolved_model TEXT,
  options_json TEXT,
  schema_id TEXT references schemas (id),
  input_tokens INTEGER,
  output_tokens INTEGER,
  token_details TEXT,
  duration_ms INTEGER,
  datetime_utc TEXT,
  response_json TEXT
);
create index idx_turns_thread_id on turns (thread_id);

create table turn_fragments (
  turn_id TEXT references turns (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  kind TEXT,
  primary key (turn_id, fragment_id, kind, "order")
);
create index idx_turn_fragments_fragment_id on turn_fragments (fragment_id);

create table turn_tools (
  turn_id TEXT references turns (id),
  tool_id INTEGER references tools (id),
  instance_id INTEGER references tool_instances (id),
  primary key (turn_id, tool_id)
);

create table tool_instantiations (
  turn_id TEXT references turns (id),
  tool_call_id TEXT,
  instance_id INTEGER references tool_instances (id),
  primary key (turn_id, tool_call_id)
);

create table turn_search (
  id INTEGER primary key,
  turn_id TEXT references turns (id),
  prompt TEXT,
  response TEXT
);
create unique index idx_turn_search_turn_id on turn_search (turn_id);

create virtual table responses_fts using fts5 (prompt, response, content = "responses");

create trigger responses_ai after insert on responses begin
  insert into responses_fts (rowid, prompt, response)
  values (new.rowid, new.prompt, new.response);
end;

create trigger responses_ad after delete on responses begin
  insert into responses_fts (responses_fts, rowid, prompt, response)
  values ('delete', old.rowid, old.prompt, old.response);
end;

create trigger responses_au after update on responses begin
  insert into responses_fts (responses_fts, rowid, prompt, response)
  values ('delete', old.rowid, old.prompt, old.response);
  insert into responses_fts (rowid, prompt, response)
  values (new.rowid, new.prompt, new.response);
end;

create virtual table turn_search_fts using fts5 (prompt, response, content = "turn_search");

create trigger turn_search_ai after insert on turn_search begin
  insert into turn_search_fts (rowid, prompt, response)
  values (new.rowid, new.prompt, new.response);
end;

create trigger turn_search_ad after delete on turn_search begin
  insert into turn_search_fts (turn_search_fts, rowid, prompt, response)
  values ('delete', old.rowid, old.prompt, old.response);
end;

create trigger turn_search_au after update on turn_search begin
  insert into turn_search_fts (turn_search_fts, rowid, prompt, response)
  values ('delete', old.rowid, old.prompt, old.response);
  insert into turn_search_fts (rowid, prompt, response)
  values (new.rowid, new.prompt, new.response);
end;
