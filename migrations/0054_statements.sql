-- The monthly statement of money, signed off by the section 151 officer: frozen as it was, never changed.

create table money_statements (
  council_id int not null references councils,
  statement_id bigint not null generated always as identity,
  position_on date not null,
  -- The pieces of the paper, and the gap of each year in pence.
  pieces jsonb not null,
  gaps jsonb not null,
  signed_on date not null,
  signed_by text not null check (signed_by <> ''),
  words text not null check (words <> ''),
  primary key (council_id, statement_id),
  unique (council_id, position_on)
);
select keep('money_statements');
revoke update, delete on money_statements from goldthread_app;
