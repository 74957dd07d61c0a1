-- Check and challenge: what somebody asks about a claim, what staff say of it, and which claims were read and accepted.

create table challenges (
  council_id int not null references councils,
  challenge_id bigint not null generated always as identity,
  item_id bigint not null,
  period_id bigint,
  words text not null check (words <> ''),
  -- What the owner said of the item when it was challenged.
  claim text,
  raised_on date not null,
  raised_by text not null,
  -- As what they raised it: Commissioner, Councillor.
  raised_as text not null,
  raised_account_id text not null,
  answer_by date not null,
  answer text check (answer <> ''),
  answered_on date,
  answered_by text,
  primary key (council_id, challenge_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, period_id) references periods,
  check (answer_by >= raised_on),
  check (num_nulls(answer, answered_on, answered_by) in (0, 3))
);
create index challenges_item on challenges (council_id, item_id, challenge_id desc);
create index challenges_period on challenges (council_id, period_id);
create index challenges_unanswered on challenges (council_id, answer_by, challenge_id) where answered_on is null;
select keep('challenges');
-- A challenge is never put another way or taken back; it is answered.
revoke update, delete on challenges from goldthread_app;
grant update (answer, answered_on, answered_by) on challenges to goldthread_app;

-- Ideas, concerns and doubts of anybody who works here. Without a name nothing says whose it is, here or in the record.
create table voices (
  council_id int not null references councils,
  voice_id bigint not null generated always as identity,
  item_id bigint not null,
  kind text not null check (kind in ('idea', 'concern', 'doubt')),
  words text not null check (words <> ''),
  raised_on date not null,
  -- Null where no name was to be given.
  raised_by text,
  answer_by date not null,
  answer text check (answer <> ''),
  answered_on date,
  answered_by text,
  primary key (council_id, voice_id),
  foreign key (council_id, item_id) references items,
  check (answer_by >= raised_on),
  check (num_nulls(answer, answered_on, answered_by) in (0, 3))
);
create index voices_item on voices (council_id, item_id, voice_id desc);
select keep('voices');
revoke update, delete on voices from goldthread_app;
grant update (answer, answered_on, answered_by) on voices to goldthread_app;

-- Claims of a period that the programme office read and let stand.
create table claims_accepted (
  council_id int not null references councils,
  period_id bigint not null,
  item_id bigint not null,
  accepted_on date not null,
  accepted_by text not null,
  primary key (council_id, period_id, item_id),
  foreign key (council_id, period_id) references periods,
  foreign key (council_id, item_id) references items
);
create index claims_accepted_item on claims_accepted (council_id, item_id);
select keep('claims_accepted');
revoke update, delete on claims_accepted from goldthread_app;
