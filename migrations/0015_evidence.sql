-- Evidence, closing and signing: what shows that work is done, who agreed that it is, and whether it lasted.

create table evidence (
  council_id int not null references councils,
  evidence_id bigint not null generated always as identity,
  item_id bigint not null,
  title text not null check (title <> ''),
  -- What somebody who opens it will see for themselves.
  shows text not null check (shows <> ''),
  -- The day it is of, and the day on which it was given here.
  dated_on date not null,
  given_on date not null,
  given_by text not null,
  person_id bigint,
  -- Exempt from publication (Local Government Act 1972, schedule 12A): each reading of it is a line of evidence_reads.
  exempt boolean not null default false,
  -- Either a link or a file.
  link text check (link ~* '^https?://'),
  sha256 text,
  file_name text,
  media_type text,
  bytes int,
  withdrawn_on date,
  withdrawn_by text,
  withdrawn_reason text check (withdrawn_reason <> ''),
  primary key (council_id, evidence_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, person_id) references people,
  foreign key (council_id, sha256) references files,
  check (dated_on <= given_on),
  check ((link is null) <> (sha256 is null)),
  check (num_nulls(sha256, file_name, media_type, bytes) in (0, 4)),
  check (num_nulls(withdrawn_on, withdrawn_by, withdrawn_reason) in (0, 3))
);
create index evidence_item on evidence (council_id, item_id, evidence_id);
create index evidence_person on evidence (council_id, person_id);
create index evidence_file on evidence (council_id, sha256);
select keep('evidence');
-- What was given stays as it was given; it may be withdrawn, with a reason.
revoke update, delete on evidence from goldthread_app;
grant update (withdrawn_on, withdrawn_by, withdrawn_reason) on evidence to goldthread_app;

-- Who read exempt evidence, and when. The account is in the record.
create table evidence_reads (
  council_id int not null references councils,
  evidence_read_id bigint not null generated always as identity,
  evidence_id bigint not null,
  read_on date not null,
  read_by text not null,
  -- The page about it, or the file itself.
  what text not null check (what in ('page', 'file')),
  primary key (council_id, evidence_read_id),
  foreign key (council_id, evidence_id) references evidence
);
create index evidence_reads_evidence on evidence_reads (council_id, evidence_id, evidence_read_id desc);
select keep('evidence_reads');
revoke update, delete on evidence_reads from goldthread_app;

-- What the council set for evidence and re-tests. The last line stands; without one the program's own hold.
create table closing_settings (
  council_id int not null references councils,
  closing_setting_id bigint not null generated always as identity,
  -- The largest file that is taken as evidence.
  largest_megabytes int not null check (largest_megabytes between 1 and 100),
  -- Months after closing at which it is tested again: the first pass makes it embedded, the last sustained.
  retest_months int[] not null check (cardinality(retest_months) between 1 and 6),
  reason text not null check (reason <> ''),
  set_on date not null,
  set_by text not null,
  primary key (council_id, closing_setting_id)
);
select keep('closing_settings');
revoke update, delete on closing_settings from goldthread_app;

-- One line for each time somebody asked to close an item, with the answer of a second person.
create table closings (
  council_id int not null references councils,
  closing_id bigint not null generated always as identity,
  item_id bigint not null,
  -- What is different now, for somebody outside the council.
  different text not null check (different <> ''),
  asked_on date not null,
  asked_by text not null,
  asked_account_id text not null,
  agreed boolean,
  answer text check (answer <> ''),
  answered_on date,
  answered_by text,
  primary key (council_id, closing_id),
  foreign key (council_id, item_id) references items,
  check (num_nulls(agreed, answer, answered_on, answered_by) in (0, 4)),
  check (answered_on >= asked_on)
);
create index closings_item on closings (council_id, item_id, closing_id desc);
-- An item is asked about once at a time.
create unique index closings_asked on closings (council_id, item_id) where answered_on is null;
select keep('closings');
revoke update, delete on closings from goldthread_app;
grant update (agreed, answer, answered_on, answered_by) on closings to goldthread_app;

-- Tests, months after closing, of whether the change has lasted.
create table retests (
  council_id int not null references councils,
  retest_id bigint not null generated always as identity,
  closing_id bigint not null,
  item_id bigint not null,
  after_months int not null check (after_months > 0),
  due_on date not null,
  -- What a pass makes of it; null for one between the first and the last.
  stage text check (stage in ('embedded', 'sustained')),
  owner_account_id text,
  owner_name text,
  passed boolean,
  found text check (found <> ''),
  tested_on date,
  tested_by text,
  -- An earlier test failed, so this one has nothing to test.
  dropped_on date,
  primary key (council_id, retest_id),
  foreign key (council_id, closing_id) references closings,
  foreign key (council_id, item_id) references items,
  unique (council_id, closing_id, after_months),
  check (num_nulls(owner_account_id, owner_name) in (0, 2)),
  check (num_nulls(passed, found, tested_on, tested_by) in (0, 4)),
  check (dropped_on is null or tested_on is null)
);
create index retests_item on retests (council_id, item_id, retest_id);
create index retests_due on retests (council_id, due_on, retest_id) where tested_on is null and dropped_on is null;
select keep('retests');
revoke delete on retests from goldthread_app;

-- Sponsors put their names to a theme in a period: an officer and a councillor, each for themselves.
create table sign_offs (
  council_id int not null references councils,
  sign_off_id bigint not null generated always as identity,
  period_id bigint not null,
  theme_id bigint not null,
  signed_as text not null check (signed_as in ('officer', 'member')),
  words text check (words <> ''),
  signed_on date not null,
  signed_by text not null,
  signed_account_id text not null,
  primary key (council_id, sign_off_id),
  foreign key (council_id, period_id) references periods,
  foreign key (council_id, theme_id) references items,
  unique (council_id, period_id, theme_id, signed_as),
  -- Nobody signs for both.
  unique (council_id, period_id, theme_id, signed_account_id)
);
create index sign_offs_theme on sign_offs (council_id, theme_id);
select keep('sign_offs');
revoke update, delete on sign_offs from goldthread_app;
