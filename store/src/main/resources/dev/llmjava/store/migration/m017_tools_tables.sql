create table if not exists tools (
  id INTEGER primary key,
  hash TEXT,
  name TEXT,
  description TEXT,
  input_schema TEXT
);
create unique index if not exists idx_tools_hash on tools (hash);

create table if not exists tool_responses (
  tool_id INTEGER references tools (id),
  response_id TEXT references responses (id),
  primary key (tool_id, response_id)
);

create table if not exists tool_calls (
  id INTEGER primary key,
  response_id TEXT references responses (id),
  tool_id INTEGER references tools (id),
  name TEXT,
  arguments TEXT,
  tool_call_id TEXT
);

create table if not exists tool_results (
  id INTEGER primary key,
  response_id TEXT references responses (id),
  tool_id INTEGER references tools (id),
  name TEXT,
  output TEXT,
  tool_call_id TEXT
);
