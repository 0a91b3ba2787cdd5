-- What this program adds. LLM for Python ignores these tables.

create table if not exists _llmjava_migrations (name TEXT primary key, applied_at TEXT);

-- How a turn ended that did not run to its end; a turn without a row here did. What was under way
-- is kept as JSON, out of the message it belonged to, so that it is never sent to a model again.
create table if not exists llmjava_turn_endings (
  turn_id TEXT primary key references turns (id),
  ending TEXT not null check (ending in ('interrupted', 'truncated', 'failed')),
  message TEXT,
  unfinished TEXT
);

-- The model's own text of a tool call's arguments, where writing the parsed arguments again would
-- not give the same bytes. Providers cache on exact bytes.
create table if not exists llmjava_tool_inputs (
  message_hash TEXT references messages (hash),
  position INTEGER,
  input TEXT not null,
  primary key (message_hash, position)
) without rowid;

insert or ignore into _llmjava_migrations (name, applied_at)
values ('j001_endings_and_inputs', strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now'));
