-- Mail waiting to go and gone; accounts from outside the council that end on a day, and the day somebody left.

alter table memberships
  -- A commissioner, an auditor, a co-opted member: not of the council's own staff.
  add column external boolean not null default false,
  -- The last day on which the account opens anything here.
  add column ends_on date,
  -- They left: nothing here opens to them from that moment, and what they wrote stays theirs.
  add column left_on date;

-- Every message the council sends. One that could not go says why; without a mail service all of them wait here to be seen.
create table outbox (
  council_id int not null references councils,
  message_id bigint not null generated always as identity,
  to_address text not null check (to_address <> ''),
  subject text not null check (subject <> ''),
  -- Where a link that works once belongs, the words say so; the link is made at sending and is kept nowhere.
  text text not null check (text <> ''),
  -- The account for which such a link is made.
  link_for text,
  asked_at timestamptz not null,
  tries int not null default 0 check (tries >= 0),
  next_try_at timestamptz not null,
  sent_at timestamptz,
  -- Given up: the mail server refused it for good, or too many tries failed.
  refused_at timestamptz,
  -- What the mail server last said.
  trouble text,
  primary key (council_id, message_id),
  check (sent_at is null or refused_at is null)
);
create index outbox_waiting on outbox (council_id, next_try_at) where sent_at is null and refused_at is null;
select keep('outbox');
