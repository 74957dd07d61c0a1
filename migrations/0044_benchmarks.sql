-- Other councils' values beside our own: whom we compare with, and what was published of them.
--
--   peer_sets            a list of councils for a year, and how it was chosen
--   peer_members         the councils of a set
--   benchmark_tables     values of one measure for one set and year; the newest table holds
--   benchmark_values     a council's value in a table, or none

create table peer_sets (
  council_id int not null references councils,
  set_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  year text not null check (year <> ''),
  chosen text not null check (chosen <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, set_id),
  unique (council_id, name, year)
);
select keep('peer_sets');
revoke update, delete on peer_sets from goldthread_app;

create table peer_members (
  council_id int not null references councils,
  set_id bigint not null,
  name text not null check (name <> ''),
  code text check (code <> ''),
  primary key (council_id, set_id, name),
  foreign key (council_id, set_id) references peer_sets
);
select keep('peer_members');
revoke update, delete on peer_members from goldthread_app;

create table benchmark_tables (
  council_id int not null references councils,
  table_id bigint not null generated always as identity,
  set_id bigint not null,
  measure_id bigint not null,
  year text not null check (year <> ''),
  source text not null check (source <> ''),
  note text check (note <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, table_id),
  foreign key (council_id, set_id) references peer_sets,
  foreign key (council_id, measure_id) references measures
);
create index benchmark_tables_set on benchmark_tables (council_id, set_id, table_id);
create index benchmark_tables_measure on benchmark_tables (council_id, measure_id, table_id);
select keep('benchmark_tables');
revoke update, delete on benchmark_tables from goldthread_app;

create table benchmark_values (
  council_id int not null references councils,
  table_id bigint not null,
  authority text not null check (authority <> ''),
  is_own boolean not null,
  value numeric,
  primary key (council_id, table_id, authority),
  foreign key (council_id, table_id) references benchmark_tables
);
select keep('benchmark_values');
revoke update, delete on benchmark_values from goldthread_app;
