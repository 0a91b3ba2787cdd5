create table if not exists tool_instances (
  id INTEGER primary key,
  plugin TEXT,
  name TEXT,
  arguments TEXT
);
