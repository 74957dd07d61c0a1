-- Asking people for their updates: the mail that went, when it goes, and the links in it.

-- What each link of a message opens, in the order of its words, in the terms of whoever asked; empty for a new password.
alter table outbox add column link_to text[] not null default '{}';

-- When reminders go and whether a link lets somebody answer without signing in. The last line that has begun holds.
create table asking_settings (
  council_id int not null references councils,
  asking_setting_id bigint not null generated always as identity,
  -- Days before answers are due on which those are reminded who have not answered.
  reminder_days int[] not null check (1 <= all (reminder_days)),
  -- Whether mail carries a link by which its reader answers without signing in.
  links boolean not null,
  -- Days for which such a link works, at most.
  link_days int not null check (link_days between 1 and 90),
  from_on date not null,
  reason text not null check (reason <> ''),
  set_on date not null,
  set_by text not null check (set_by <> ''),
  primary key (council_id, asking_setting_id)
);
select keep('asking_settings');
revoke update, delete on asking_settings from goldthread_app;

-- Who was asked by mail, for which period, and why. One message may ask for several periods.
create table askings (
  council_id int not null,
  asking_id bigint not null generated always as identity,
  period_id bigint not null,
  person_id bigint not null,
  why text not null check (why in ('opened', 'before', 'overdue', 'nudged')),
  -- Of `before`: the days before answers are due; else 0.
  days int not null default 0 check (days >= 0),
  asked_on date not null,
  message_id bigint not null,
  primary key (council_id, asking_id),
  foreign key (council_id, period_id) references periods,
  foreign key (council_id, person_id) references people,
  foreign key (council_id, message_id) references outbox
);
-- Whatever runs twice asks once: a reminder once a period, a nudge once a day.
create unique index askings_reminders on askings (council_id, period_id, person_id, why, days) where why <> 'nudged';
create unique index askings_nudges on askings (council_id, period_id, person_id, asked_on) where why = 'nudged';
create index askings_message on askings (council_id, message_id);
select keep('askings');
revoke update, delete on askings from goldthread_app;

-- A link of a message: for one person and one period. The newest of them alone works.
create table update_links (
  council_id int not null,
  update_link_id bigint not null generated always as identity,
  -- SHA-256 of the token, as hexadecimal digits. The token is in the mail and nowhere else.
  token_hash text not null check (length(token_hash) = 64),
  account_id text not null,
  period_id bigint not null,
  made_at timestamptz not null,
  until timestamptz not null check (until > made_at),
  primary key (council_id, update_link_id),
  foreign key (council_id, account_id) references memberships,
  foreign key (council_id, period_id) references periods,
  unique (council_id, token_hash)
);
create index update_links_account on update_links (council_id, account_id, period_id);
select keep('update_links');
revoke update, delete on update_links from goldthread_app;

-- Somebody pressed the button behind a link: their browser may answer for a while.
create table update_link_visits (
  council_id int not null,
  visit_id bigint not null generated always as identity,
  update_link_id bigint not null,
  -- SHA-256 of the cookie, as hexadecimal digits.
  cookie_hash text not null check (length(cookie_hash) = 64),
  until timestamptz not null,
  primary key (council_id, visit_id),
  foreign key (council_id, update_link_id) references update_links,
  unique (council_id, cookie_hash)
);
create index update_link_visits_link on update_link_visits (council_id, update_link_id);
select keep('update_link_visits');
revoke update, delete on update_link_visits from goldthread_app;
