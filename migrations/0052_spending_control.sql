-- Control of spending: what must be met before anything is spent or anybody recruited, what was asked, and what was decided.
--
--   spending_criteria    what a request must meet, from a day on, until a day
--   spending_requests    who asks to spend what, or to recruit whom, and why; withdrawn or not
--   spending_decisions   what the panel decided: a request may be put off and decided later

create table spending_criteria (
  council_id int not null references councils,
  criterion_id bigint not null generated always as identity,
  words text not null check (words <> ''),
  sort text not null check (sort in ('spend', 'recruit', 'both')),
  from_on date not null,
  until_on date,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, criterion_id),
  check (until_on >= from_on)
);
select keep('spending_criteria');

create table spending_requests (
  council_id int not null references councils,
  request_id bigint not null generated always as identity,
  sort text not null check (sort in ('spend', 'recruit')),
  title text not null check (title <> ''),
  service text not null check (service <> ''),
  -- Of this financial year, in pence; and of a full year where it goes on.
  amount bigint not null check (amount > 0),
  full_year bigint check (full_year > 0),
  why text not null check (why <> ''),
  if_refused text not null check (if_refused <> ''),
  criterion_id bigint not null,
  item_id bigint,
  asked_on date not null,
  asked_by text not null check (asked_by <> ''),
  asked_account text not null,
  withdrawn_on date,
  primary key (council_id, request_id),
  foreign key (council_id, criterion_id) references spending_criteria,
  foreign key (council_id, item_id) references items
);
create index spending_requests_criterion on spending_requests (council_id, criterion_id);
create index spending_requests_item on spending_requests (council_id, item_id);
select keep('spending_requests');

create table spending_decisions (
  council_id int not null references councils,
  decision_id bigint not null generated always as identity,
  request_id bigint not null,
  outcome text not null check (outcome in ('approved', 'part', 'refused', 'put-off')),
  -- What may be spent this year, in pence.
  amount bigint not null check (amount >= 0),
  reason text not null check (reason <> ''),
  panel text not null check (panel <> ''),
  -- What residents read; null where the decision is not published.
  public_words text check (public_words <> ''),
  decided_on date not null,
  decided_by text not null check (decided_by <> ''),
  primary key (council_id, decision_id),
  foreign key (council_id, request_id) references spending_requests
);
create index spending_decisions_request on spending_decisions (council_id, request_id);
create unique index spending_decisions_final on spending_decisions (council_id, request_id) where outcome <> 'put-off';
select keep('spending_decisions');
revoke update, delete on spending_decisions from goldthread_app;
