create table if not exists tool_results_attachments (
  tool_result_id INTEGER references tool_results (id),
  attachment_id TEXT references attachments (id),
  "order" INTEGER,
  primary key (tool_result_id, attachment_id)
);
