-- Scenarios of the medium term: the assumptions of the base, and of others what differs from it; who approved which.
--
--   money_scenarios     a scenario by its name, and its assumptions by name: a number for each year, the last goes on
--   money_approvals     who approved a scenario, for what, as it then stood; an approval is never changed

create table money_scenarios (
  council_id int not null references councils,
  scenario_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  why text not null check (why <> ''),
  -- The base is what every other scenario differs from.
  is_base boolean not null,
  -- The first year, how many years, and what is held at one figure: liquidity, working capital, other liabilities, in pence.
  settings jsonb,
  assumptions jsonb not null,
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  ended_on date,
  primary key (council_id, scenario_id),
  check (is_base = (settings is not null)),
  check (not is_base or ended_on is null)
);
create unique index money_scenarios_base on money_scenarios (council_id) where is_base;
create unique index money_scenarios_name on money_scenarios (council_id, lower(name)) where ended_on is null;
select keep('money_scenarios');

create table money_approvals (
  council_id int not null references councils,
  approval_id bigint not null generated always as identity,
  scenario_id bigint not null,
  approved_on date not null,
  approved_by text not null check (approved_by <> ''),
  words text not null check (words <> ''),
  -- The gap of each year as it was approved, in pence, so that what came after can be seen.
  gaps jsonb not null,
  primary key (council_id, approval_id),
  foreign key (council_id, scenario_id) references money_scenarios
);
create index money_approvals_scenario on money_approvals (council_id, scenario_id, approval_id);
select keep('money_approvals');
revoke update, delete on money_approvals from goldthread_app;
