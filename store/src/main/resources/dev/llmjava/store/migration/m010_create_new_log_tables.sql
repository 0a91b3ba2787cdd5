create table if not exists conversations (id TEXT primary key, name TEXT, model TEXT);

create table if not exists responses (
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
  datetime_utc TEXT
);
