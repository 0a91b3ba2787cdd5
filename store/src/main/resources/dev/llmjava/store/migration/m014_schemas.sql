create table if not exists schemas (id TEXT primary key, content TEXT);
