-- The audit plan of a year: what is to be audited, how far each audit is, its opinion, and the actions agreed.
--
--   audits         an audit that is planned for a quarter of a year
--   audit_items    what of the thread it covers, and the actions that were agreed on its report
--   audit_steps    how far it is; the newest holds

create table audits (
  council_id int not null references councils,
  audit_id bigint not null generated always as identity,
  title text not null check (title <> ''),
  -- The financial year and the quarter for which it is planned: 2026/27, 3.
  year text not null check (year ~ '^\d{4}/\d{2}$'),
  quarter int not null check (quarter between 1 and 4),
  auditor text not null check (auditor <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, audit_id)
);
select keep('audits');

create table audit_items (
  council_id int not null references councils,
  audit_id bigint not null,
  item_id bigint not null,
  link text not null check (link in ('covers', 'agreed')),
  primary key (council_id, audit_id, item_id, link),
  foreign key (council_id, audit_id) references audits,
  foreign key (council_id, item_id) references items
);
create index audit_items_item on audit_items (council_id, item_id);
select keep('audit_items');

create table audit_steps (
  council_id int not null references councils,
  step_id bigint not null generated always as identity,
  audit_id bigint not null,
  status text not null check (status in ('planned', 'fieldwork', 'reported', 'dropped')),
  on_day date not null,
  opinion text check (opinion in ('substantial', 'reasonable', 'limited', 'none')),
  words text check (words <> ''),
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, step_id),
  foreign key (council_id, audit_id) references audits,
  check ((status = 'reported') = (opinion is not null)),
  check (status <> 'dropped' or words is not null),
  check (on_day <= recorded_on)
);
create index audit_steps_audit on audit_steps (council_id, audit_id, step_id);
select keep('audit_steps');
revoke update, delete on audit_steps from goldthread_app;
