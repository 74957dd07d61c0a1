-- How each outcome is judged: by members as a body, after a private ballot, and by commissioners, kept apart.
--
--   ballots               a private ballot of all members on one outcome, held here or on paper; its spread once it is closed
--   ballot_voters         who has voted, never how
--   ballot_papers         how, never who: they are destroyed when the ballot is closed, and never stand in the record
--   outcome_judgements    what a sort of judge said of an outcome on a day; what was said before stays

create table ballots (
  council_id int not null references councils,
  ballot_id bigint not null generated always as identity,
  item_id bigint not null,
  held text not null check (held in ('here', 'paper')),
  -- How many members were asked.
  asked int not null check (asked > 0),
  opened_on date not null,
  opened_by text not null check (opened_by <> ''),
  closed_on date,
  closed_by text check (closed_by <> ''),
  -- How many chose each judgement: {"met": 3, …}.
  spread jsonb,
  primary key (council_id, ballot_id),
  foreign key (council_id, item_id) references items,
  check (num_nulls(closed_on, closed_by, spread) in (0, 3)),
  check (closed_on >= opened_on)
);
create unique index ballots_open on ballots (council_id, item_id) where closed_on is null;
create index ballots_item on ballots (council_id, item_id, ballot_id);
select keep('ballots');

create table ballot_voters (
  council_id int not null references councils,
  ballot_id bigint not null,
  account_id text not null check (account_id <> ''),
  primary key (council_id, ballot_id, account_id),
  foreign key (council_id, ballot_id) references ballots
);
select keep('ballot_voters');
revoke update, delete on ballot_voters from goldthread_app;

-- Not kept in the record, which would say who marked which paper. The key is chance, so that no order shows either.
create table ballot_papers (
  council_id int not null references councils,
  paper_id uuid not null default gen_random_uuid(),
  ballot_id bigint not null,
  judgement text not null,
  primary key (council_id, paper_id),
  foreign key (council_id, ballot_id) references ballots
);
create index ballot_papers_ballot on ballot_papers (council_id, ballot_id);
alter table ballot_papers enable row level security;
alter table ballot_papers force row level security;
create policy council on ballot_papers using (council_id = (select current_council()));
create trigger no_truncate before truncate on ballot_papers execute function refuse_change();
grant select, insert, delete on ballot_papers to goldthread_app;

create table outcome_judgements (
  council_id int not null references councils,
  judgement_id bigint not null generated always as identity,
  item_id bigint not null,
  judge text not null check (judge in ('members', 'commissioners')),
  judgement text not null check (judgement in ('not-met', 'part', 'mostly', 'met')),
  reasons text not null check (reasons <> ''),
  judged_on date not null,
  -- The body that judged and the minute that says so, and the ballot before it: a members' judgement has all three.
  body_id bigint,
  minute text check (minute <> ''),
  ballot_id bigint,
  said_on date not null,
  said_by text not null check (said_by <> ''),
  primary key (council_id, judgement_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, body_id) references bodies,
  foreign key (council_id, ballot_id) references ballots,
  check (num_nulls(body_id, minute, ballot_id) = case judge when 'members' then 0 else 3 end),
  check (judged_on <= said_on)
);
create index outcome_judgements_item on outcome_judgements (council_id, item_id, judgement_id);
create index outcome_judgements_ballot on outcome_judgements (council_id, ballot_id);
create index outcome_judgements_body on outcome_judgements (council_id, body_id);
select keep('outcome_judgements');
revoke update, delete on outcome_judgements from goldthread_app;
