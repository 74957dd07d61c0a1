-- Service planning: the teams of the council as a tree, and the plan of each for a year.
--
--   teams                     directorate, service or team: its name, what it is part of, and who manages it
--   service_plans             a version of the plan of a team for a year; the newest is the plan
--   service_objectives        what the version sets out to do, and the item of the thread that each objective serves
--   service_plan_measures     the measures by which the version is followed
--   service_plan_signatures   who signed the version: the manager, and whoever manages the team above

create table teams (
  council_id int not null references councils,
  team_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  kind text not null check (kind in ('directorate', 'service', 'team')),
  above_id bigint,
  manager_id bigint not null,
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, team_id),
  foreign key (council_id, above_id) references teams,
  foreign key (council_id, manager_id) references people,
  check ((kind = 'directorate') = (above_id is null))
);
create index teams_above on teams (council_id, above_id);
create index teams_manager on teams (council_id, manager_id);
select keep('teams');

create table service_plans (
  council_id int not null references councils,
  service_plan_id bigint not null generated always as identity,
  team_id bigint not null,
  -- The financial year: 2026/27.
  year text not null check (year ~ '^\d{4}/\d{2}$'),
  version int not null check (version > 0),
  purpose text not null check (purpose <> ''),
  -- One on each line; a line that is # and a number is an entry of the register.
  risks text check (risks <> ''),
  budget_pence bigint,
  -- Hundredths of a full-time equivalent.
  people_hundredths int check (people_hundredths >= 0),
  savings_pence bigint,
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, service_plan_id),
  foreign key (council_id, team_id) references teams,
  unique (council_id, team_id, year, version)
);
select keep('service_plans');
revoke update, delete on service_plans from goldthread_app;

create table service_objectives (
  council_id int not null references councils,
  service_plan_id bigint not null,
  position int not null,
  words text not null check (words <> ''),
  item_id bigint,
  primary key (council_id, service_plan_id, position),
  foreign key (council_id, service_plan_id) references service_plans,
  foreign key (council_id, item_id) references items
);
create index service_objectives_item on service_objectives (council_id, item_id);
select keep('service_objectives');
revoke update, delete on service_objectives from goldthread_app;

create table service_plan_measures (
  council_id int not null references councils,
  service_plan_id bigint not null,
  measure_id bigint not null,
  primary key (council_id, service_plan_id, measure_id),
  foreign key (council_id, service_plan_id) references service_plans,
  foreign key (council_id, measure_id) references measures
);
create index service_plan_measures_measure on service_plan_measures (council_id, measure_id);
select keep('service_plan_measures');
revoke update, delete on service_plan_measures from goldthread_app;

create table service_plan_signatures (
  council_id int not null references councils,
  service_plan_id bigint not null,
  signed_as text not null check (signed_as in ('manager', 'above')),
  signed_by text not null check (signed_by <> ''),
  signed_on date not null,
  primary key (council_id, service_plan_id, signed_as),
  foreign key (council_id, service_plan_id) references service_plans
);
select keep('service_plan_signatures');
revoke update, delete on service_plan_signatures from goldthread_app;
