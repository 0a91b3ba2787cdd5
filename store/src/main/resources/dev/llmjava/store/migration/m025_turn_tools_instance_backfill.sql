-- A tool whose turn does not say which toolbox it came from gets the one that answered under its
-- name in the same thread. LIKE, because LLM compares so; the order makes the choice a fixed one.

update turn_tools
set instance_id = (
  select served.instance_id
  from turns as own
  join turns as others on others.thread_id = own.thread_id
  join tool_instantiations as served on served.turn_id = others.id
  join tool_instances as toolbox on toolbox.id = served.instance_id
  join tools on tools.id = turn_tools.tool_id
  where own.id = turn_tools.turn_id
    and (tools.name = toolbox.name or tools.name like toolbox.name || '\_%' escape '\')
  order by others.rowid, served.tool_call_id
  limit 1
)
where instance_id is null;
