create table if not exists attachments (
  id TEXT primary key,
  type TEXT,
  path TEXT,
  url TEXT,
  content BLOB
);

create table if not exists prompt_attachments (
  response_id TEXT references responses (id),
  attachment_id TEXT references attachments (id),
  "order" INTEGER,
  primary key (response_id, attachment_id)
);
