-- What a closed period held, and requests to move a date.

-- Frozen at closing: never changed, and found again in the record by the number of its last entry.
create table period_closings (
  council_id int not null,
  period_id bigint not null,
  -- The counts, and each action as it stood: see `Figures` of delivery.
  figures jsonb not null,
  head_seq bigint not null,
  closed_by text not null check (closed_by <> ''),
  primary key (council_id, period_id),
  foreign key (council_id, period_id) references periods
);
select keep('period_closings');
revoke update, delete on period_closings from goldthread_app;

-- How many days a date may slip, added up since it was first set, before the move needs somebody's leave.
create table date_tolerances (
  council_id int not null references councils,
  date_tolerance_id bigint not null generated always as identity,
  days int not null check (days >= 0),
  from_on date not null,
  reason text not null check (reason <> ''),
  primary key (council_id, date_tolerance_id)
);
select keep('date_tolerances');
revoke update, delete on date_tolerances from goldthread_app;

-- Somebody asks that the date an item is due be moved. The date itself moves in date_moves, once leave is given.
create table date_requests (
  council_id int not null references councils,
  date_request_id bigint not null generated always as identity,
  item_id bigint not null,
  wanted jsonb not null,
  reason text not null check (reason <> ''),
  asked_on date not null,
  asked_by text not null check (asked_by <> ''),
  asked_person_id bigint,
  -- Whoever asked may not answer, also where their account is tied to nobody.
  asked_account text,
  -- `noted`: within the tolerance, so that nobody needed to decide.
  decision text check (decision in ('approved', 'refused', 'noted')),
  decided_on date,
  decided_by text,
  decided_why text,
  primary key (council_id, date_request_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, asked_person_id) references people,
  check (num_nulls(decision, decided_on, decided_by) in (0, 3)),
  check (decision is distinct from 'refused' or decided_why <> '')
);
create index date_requests_item on date_requests (council_id, item_id);
create unique index date_requests_waiting on date_requests (council_id, item_id) where decision is null;
select keep('date_requests');
