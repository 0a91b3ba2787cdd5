create table if not exists fragments (
  id INTEGER primary key,
  hash TEXT,
  content TEXT,
  datetime_utc TEXT,
  source TEXT
);
create unique index if not exists idx_fragments_hash on fragments (hash);

create table if not exists fragment_aliases (
  alias TEXT primary key,
  fragment_id INTEGER references fragments (id)
);

create table if not exists prompt_fragments (
  response_id TEXT references responses (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  primary key (response_id, fragment_id)
);

create table if not exists system_fragments (
  response_id TEXT references responses (id),
  fragment_id INTEGER references fragments (id),
  "order" INTEGER,
  primary key (response_id, fragment_id)
);
