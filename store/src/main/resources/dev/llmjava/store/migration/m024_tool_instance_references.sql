-- Each setting of a toolbox becomes a row of its own, in the order in which they were first used.

insert into tool_instances (name, plugin, arguments)
select name, plugin, arguments
from tool_instantiations as used
where not exists (
  select 1
  from tool_instances as known
  where known.name is used.name
    and known.plugin is used.plugin
    and known.arguments is used.arguments
)
group by name, plugin, arguments
order by min(used.rowid);

update tool_instantiations
set instance_id = (
  select min(known.id)
  from tool_instances as known
  where known.name is tool_instantiations.name
    and known.plugin is tool_instantiations.plugin
    and known.arguments is tool_instantiations.arguments
);
