-- Delivery: the months in which owners say how far their items are, and every update they give.

-- How often a plan is reported to a board: monthly to the improvement board, quarterly to Cabinet, six-monthly to commissioners.
create table cycles (
  council_id int not null references councils,
  cycle_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  plan_id bigint not null,
  body_id bigint,
  every_months int not null check (every_months in (1, 2, 3, 6, 12)),
  -- Owners answer first, sponsors sign next, the board meets last: days after the period's last day.
  answers_after_days int not null default 4 check (answers_after_days >= 0),
  signed_after_days int not null default 6,
  board_after_days int not null default 10,
  -- Lower levels report before upper ones: the cycle that must be closed before this one closes.
  after_cycle bigint,
  stopped_on date,
  primary key (council_id, cycle_id),
  foreign key (council_id, plan_id) references plans,
  foreign key (council_id, body_id) references bodies,
  foreign key (council_id, after_cycle) references cycles,
  check (answers_after_days <= signed_after_days and signed_after_days <= board_after_days)
);
select keep('cycles');

create table periods (
  council_id int not null,
  period_id bigint not null generated always as identity,
  cycle_id bigint not null,
  -- `October 2026`, `Quarter 2, 2026/27`
  name text not null check (name <> ''),
  from_on date not null,
  to_on date not null,
  answers_by date not null,
  signed_by date not null,
  board_on date not null,
  opened_on date not null,
  -- A closed period is frozen: what comes later says that it is late.
  closed_on date,
  primary key (council_id, period_id),
  foreign key (council_id, cycle_id) references cycles,
  unique (council_id, cycle_id, from_on),
  check (from_on <= to_on),
  check (closed_on >= opened_on)
);
select keep('periods');

-- One line for each time somebody said how far an item is. The latest is also what stands on the item itself.
create table updates (
  council_id int not null,
  update_id bigint not null generated always as identity,
  item_id bigint not null,
  -- The period it answers; null where none was open.
  period_id bigint,
  said_on date not null,
  -- Whoever gave it, where they are among the council's people; the account is in the record.
  person_id bigint,
  status_words text not null check (status_words <> ''),
  lifecycle text check (lifecycle in ('not-started', 'in-progress', 'delivered', 'embedded', 'sustained', 'suspended',
    'superseded', 'closed')),
  confidence text check (confidence in ('on-track', 'at-risk', 'off-track')),
  percentage int check (percentage between 0 and 100),
  -- When the owner now expects to finish, in the shape of item_dates; it moves nothing.
  forecast_words text,
  forecast_kind text check (forecast_kind in ('day', 'month', 'quarter', 'year', 'meeting', 'condition', 'ongoing', 'unknown')),
  forecast_earliest date,
  forecast_latest date,
  done text,
  next text,
  route_to_green text,
  -- Given after its period had closed: a correction, which leaves what was reported as it was.
  late boolean not null default false,
  primary key (council_id, update_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, period_id) references periods,
  foreign key (council_id, person_id) references people,
  check ((forecast_words is null) = (forecast_kind is null)),
  check (coalesce(confidence, 'on-track') = 'on-track' or route_to_green <> ''),
  check (not late or period_id is not null)
);
create index updates_item on updates (council_id, item_id, update_id desc);
create index updates_period on updates (council_id, period_id, item_id, update_id desc);
select keep('updates');
-- What was said stays said; a correction is a new line.
revoke update, delete on updates from goldthread_app;
