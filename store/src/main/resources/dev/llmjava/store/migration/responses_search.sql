-- Made anew whatever is there, as LLM does: an index may have been left behind by its table.

drop trigger if exists responses_ai;
drop trigger if exists responses_ad;
drop trigger if exists responses_au;
drop table if exists responses_fts;

create virtual table responses_fts using fts5 (prompt, response, content = "responses");
insert into responses_fts (responses_fts) values ('rebuild');

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
