-- An outline of all conversations: one line per message, indented by depth. It must run on the
-- SQLite that comes with Python, which may be older than ours.
create view if not exists message_tree as
with recursive
  lines as (
    select
      messages.hash,
      messages.parent_hash,
      printf('%012d', messages.rowid) as step,
      coalesce(
        nullif(opening.text, ''),
        (
          select fragments.content
          from part_fragments
          join fragments on fragments.id = part_fragments.fragment_id
          where part_fragments.part_id = opening.id
          order by part_fragments."order"
          limit 1
        ),
        '[' || coalesce(opening.type, 'empty') || ']'
      ) as words,
      (
        select group_concat(parts.tool_name, ', ')
        from parts
        where parts.message_hash = messages.hash and parts.type = 'tool_result'
      ) as tools
    from messages
    left join parts as opening
      on opening.message_hash = messages.hash and opening.position = 0
  ),
  outline (hash, root_hash, depth, path, words, tools) as (
    select hash, hash, 0, step, words, tools from lines where parent_hash is null
    union all
    select
      lines.hash,
      outline.root_hash,
      outline.depth + 1,
      outline.path || '/' || lines.step,
      lines.words,
      lines.tools
    from outline
    join lines on lines.parent_hash = outline.hash
  ),
  visits (hash, at) as (
    select tip_message_hash, datetime_utc from turns
    union
    select messages.parent_hash, visits.at
    from visits
    join messages on messages.hash = visits.hash
  ),
  firsts as (select hash, min(at) as at from visits group by hash)
select
  outline.root_hash,
  strftime('%Y-%m-%d %H:%M:%S', firsts.at) as datetime,
  replace(hex(zeroblob(outline.depth)), '00', '    ')
    || substr(replace(outline.words, char(10), ' '), 1, 60) as message,
  coalesce(outline.tools, '') as tools,
  outline.hash as message_hash,
  outline.path
from outline
left join firsts on firsts.hash = outline.hash
order by outline.path;
