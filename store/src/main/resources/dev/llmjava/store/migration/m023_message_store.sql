create table if not exists messages (
  hash TEXT primary key,
  parent_hash TEXT references messages (hash),
  role TEXT,
  provider_metadata TEXT
);
create index if not exists idx_messages_parent_hash on messages (parent_hash);

create table if not exists parts (
  id INTEGER primary key,
  message_hash TEXT references messages (hash),
  position INTEGER,
  type TEXT,
  tool_name TEXT,
  text TEXT,
  payload TEXT
);
create unique index if not exists idx_parts_message_hash_position
  on parts (message_hash, position);

create table if not exists part_attachments (
  part_id INTEGER references parts (id),
  attachment_id TEXT references attachments (id),
  "order" INTEGER,
  primary key (part_id, attachment_id, "order")
);

create table if not exists part_fragments (
  part_id INTEGER references parts (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  primary key (part_id, fragment_id, "order")
);
create index if not exists idx_part_fragments_fragment_id on part_fragments (fragment_id);

create table if not exists threads (
  id TEXT primary key,
  name TEXT,
  tip_message_hash TEXT references messages (hash),
  forked_from TEXT references threads (id),
  datetime_utc TEXT
);

create table if not exists turns (
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
  datetime_utc TEXT
);
create index if not exists idx_turns_thread_id on turns (thread_id);

create table if not exists turn_tools (
  turn_id TEXT references turns (id),
  tool_id INTEGER references tools (id),
  primary key (turn_id, tool_id)
);

create table if not exists turn_fragments (
  turn_id TEXT references turns (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  kind TEXT,
  primary key (turn_id, fragment_id, kind, "order")
);
create index if not exists idx_turn_fragments_fragment_id on turn_fragments (fragment_id);

create table if not exists turn_search (
  id INTEGER primary key,
  turn_id TEXT references turns (id),
  prompt TEXT,
  response TEXT
);
create unique index if not exists idx_turn_search_turn_id on turn_search (turn_id);

create virtual table if not exists turn_search_fts
  using fts5 (prompt, response, content = "turn_search");
insert into turn_search_fts (turn_search_fts) values ('rebuild');

create trigger if not exists turn_search_ai after insert on turn_search begin
  insert into turn_search_fts (rowid, prompt, response)
  values (new.rowid, new.prompt, new.response);
end;

create trigger if not exists turn_search_ad after delete on turn_search begin
  insert into turn_search_fts (turn_search_fts, rowid, prompt, response)
  values ('delete', old.rowid, old.prompt, old.response);
end;

create trigger if not exists turn_search_au after update on turn_search begin
  insert into turn_search_fts (turn_search_fts, rowid, prompt, response)
  values ('delete', old.rowid, old.prompt, old.response);
  insert into turn_search_fts (rowid, prompt, response)
  values (new.rowid, new.prompt, new.response);
end;

create table if not exists tool_instantiations (
  turn_id TEXT references turns (id),
  tool_call_id TEXT,
  name TEXT,
  plugin TEXT,
  arguments TEXT,
  primary key (turn_id, tool_call_id)
);
