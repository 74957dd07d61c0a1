-- Measures: what is counted, how it is defined, what it should be, what it was, and what is done where it misses.
--
--   measures              a measure, with the line of a plan that promised it where there is one
--   measure_definitions   its definition sheet, each version from a day on
--   measure_targets       what a period should come to; the newest of a period holds
--   observations          what a period came to; a revision is a new row, and the one before is kept
--   measure_forecasts     what the owner expects of a year's end
--   measure_remarks       why a period missed, what is done, and by when
--   measure_items         the outcomes, priorities and actions that a measure speaks of

create table measures (
  council_id int not null references councils,
  measure_id bigint not null generated always as identity,
  -- The measure as a plan published it.
  item_id bigint,
  made_on date not null,
  made_by text not null check (made_by <> ''),
  ended_on date,
  ended_why text,
  primary key (council_id, measure_id),
  foreign key (council_id, item_id) references items,
  unique (council_id, item_id),
  check (ended_on >= made_on),
  check ((ended_on is null) = (ended_why is null))
);
select keep('measures');

create table measure_definitions (
  council_id int not null,
  definition_id bigint not null generated always as identity,
  measure_id bigint not null,
  -- The first day of the first period that it is for.
  from_on date not null,
  title text not null check (title <> ''),
  meaning text not null check (meaning <> ''),
  why_it_matters text,
  unit text not null,
  decimals int not null check (decimals between 0 and 6),
  numerator text,
  denominator text,
  polarity text not null check (polarity in ('higher-is-better', 'lower-is-better', 'in-range', 'none')),
  -- How far from its target a value may be: a rule without its figures, which are the targets'.
  tolerance jsonb not null,
  travel text not null check (travel in ('last-value', 'same-period-last-year', 'regression')),
  same_within numeric not null default 0 check (same_within >= 0),
  frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year')),
  -- The month in which its year starts: 4 for a financial year, 9 for an academic one.
  year_starts int not null default 4 check (year_starts between 1 and 12),
  value_kind text not null check (value_kind in ('in-period', 'year-to-date', 'rolling', 'snapshot')),
  -- Days after a period's end until its value can be known.
  lag_days int not null default 0 check (lag_days between 0 and 730),
  source text not null check (source <> ''),
  scope text not null check (scope in ('council', 'place')),
  accountable_id bigint,
  responsible_id bigint,
  baseline numeric,
  baseline_words text check (baseline_words <> ''),
  -- Counts of people below this are hidden from everybody outside; null where nobody could be recognised.
  threshold int check (threshold between 2 and 100),
  -- The six dimensions of data quality, each with a judgement and words.
  quality jsonb not null default '{}',
  reason text not null check (reason <> ''),
  set_on date not null,
  set_by text not null check (set_by <> ''),
  primary key (council_id, definition_id),
  foreign key (council_id, measure_id) references measures,
  foreign key (council_id, accountable_id) references people,
  foreign key (council_id, responsible_id) references people,
  check ((baseline is null) = (baseline_words is null))
);
create index measure_definitions_measure on measure_definitions (council_id, measure_id, from_on);
create index measure_definitions_accountable on measure_definitions (council_id, accountable_id);
create index measure_definitions_responsible on measure_definitions (council_id, responsible_id);
select keep('measure_definitions');

create table measure_targets (
  council_id int not null,
  target_id bigint not null generated always as identity,
  measure_id bigint not null,
  from_on date not null,
  to_on date not null,
  target numeric,
  floor numeric,
  lower_end numeric,
  upper_end numeric,
  reason text not null check (reason <> ''),
  set_on date not null,
  set_by text not null check (set_by <> ''),
  primary key (council_id, target_id),
  foreign key (council_id, measure_id) references measures,
  check (to_on >= from_on),
  check (upper_end >= lower_end),
  check (num_nulls(lower_end, upper_end) in (0, 2))
);
create index measure_targets_measure on measure_targets (council_id, measure_id, to_on, target_id);
select keep('measure_targets');

create table observations (
  council_id int not null,
  observation_id bigint not null generated always as identity,
  measure_id bigint not null,
  from_on date not null,
  to_on date not null,
  -- A part of the whole: Ward, Northgate. Both empty for the whole.
  split_by text not null default '',
  split text not null default '',
  value numeric,
  numerator numeric,
  denominator numeric,
  -- Why there is no value.
  missing_why text check (missing_why <> ''),
  is_provisional boolean not null default false,
  note text check (note <> ''),
  given_on date not null,
  given_by text not null check (given_by <> ''),
  given_account text,
  -- A value counts once a second person has approved it, and is public once it is released.
  approved_on date,
  approved_by text,
  refused_on date,
  refused_by text,
  refused_why text check (refused_why <> ''),
  released_on date,
  released_by text,
  primary key (council_id, observation_id),
  foreign key (council_id, measure_id) references measures,
  check (to_on >= from_on),
  check ((split_by = '') = (split = '')),
  check ((value is null) = (missing_why is not null)),
  check ((approved_on is null) = (approved_by is null)),
  check (num_nulls(refused_on, refused_by, refused_why) in (0, 3)),
  check (approved_on is null or refused_on is null),
  check ((released_on is null) = (released_by is null)),
  check (released_on is null or approved_on is not null)
);
-- The newest approved value of each period, read backwards from the latest.
create index observations_counted on observations (council_id, measure_id, split_by, split, to_on desc, observation_id desc)
  where approved_on is not null;
create index observations_measure on observations (council_id, measure_id, to_on, observation_id);
create index observations_waiting on observations (council_id, observation_id)
  where approved_on is null and refused_on is null;
select keep('observations');

create table measure_forecasts (
  council_id int not null,
  forecast_id bigint not null generated always as identity,
  measure_id bigint not null,
  -- The last day of the year that it is for.
  year_to date not null,
  value numeric not null,
  why text not null check (why <> ''),
  said_on date not null,
  said_by text not null check (said_by <> ''),
  primary key (council_id, forecast_id),
  foreign key (council_id, measure_id) references measures
);
create index measure_forecasts_measure on measure_forecasts (council_id, measure_id, year_to);
select keep('measure_forecasts');

create table measure_remarks (
  council_id int not null,
  remark_id bigint not null generated always as identity,
  measure_id bigint not null,
  from_on date not null,
  to_on date not null,
  why text not null check (why <> ''),
  corrective text not null check (corrective <> ''),
  -- The day by which it is to be on target again.
  green_by date,
  said_on date not null,
  said_by text not null check (said_by <> ''),
  primary key (council_id, remark_id),
  foreign key (council_id, measure_id) references measures,
  check (to_on >= from_on)
);
create index measure_remarks_measure on measure_remarks (council_id, measure_id, to_on);
select keep('measure_remarks');

create table measure_items (
  council_id int not null,
  measure_id bigint not null,
  item_id bigint not null,
  primary key (council_id, measure_id, item_id),
  foreign key (council_id, measure_id) references measures,
  foreign key (council_id, item_id) references items
);
create index measure_items_item on measure_items (council_id, item_id);
select keep('measure_items');
