-- Boards at work: their terms, what of the plan each watches over, their meetings, and what was decided and asked there.

create table board_terms (
  council_id int not null,
  body_id bigint not null,
  -- What it is for, what it may decide and what it must be told, as it was agreed.
  terms text not null check (terms <> ''),
  -- By exception every so many months, and in detail every so many.
  exception_months int not null default 1 check (exception_months in (1, 2, 3, 6, 12)),
  detail_months int not null default 3 check (detail_months in (1, 2, 3, 6, 12)),
  primary key (council_id, body_id),
  foreign key (council_id, body_id) references bodies,
  check (exception_months <= detail_months)
);
select keep('board_terms');

-- The themes and other items a board watches over, with all below them; a board without any watches over the whole plan.
create table board_items (
  council_id int not null,
  body_id bigint not null,
  item_id bigint not null,
  primary key (council_id, body_id, item_id),
  foreign key (council_id, body_id) references bodies,
  foreign key (council_id, item_id) references items
);
create index board_items_item on board_items (council_id, item_id);
select keep('board_items');

create table board_meetings (
  council_id int not null,
  meeting_id bigint not null generated always as identity,
  body_id bigint not null,
  held_on date not null,
  -- True: every part of the plan it watches over is looked at; false: the exceptions alone.
  in_detail boolean not null,
  primary key (council_id, meeting_id),
  foreign key (council_id, body_id) references bodies,
  unique (council_id, body_id, held_on)
);
select keep('board_meetings');

-- The agenda as it was agreed; until then a meeting's page proposes one.
create table agenda_lines (
  council_id int not null,
  meeting_id bigint not null,
  position int not null,
  words text not null check (words <> ''),
  -- Why it is on the agenda: `Late by 12 days`.
  why text,
  item_id bigint,
  primary key (council_id, meeting_id, position),
  foreign key (council_id, meeting_id) references board_meetings,
  foreign key (council_id, item_id) references items
);
create index agenda_lines_item on agenda_lines (council_id, item_id);
select keep('agenda_lines');

create table meeting_decisions (
  council_id int not null,
  decision_id bigint not null generated always as identity,
  meeting_id bigint not null,
  item_id bigint,
  words text not null check (words <> ''),
  primary key (council_id, decision_id),
  foreign key (council_id, meeting_id) references board_meetings,
  foreign key (council_id, item_id) references items
);
create index meeting_decisions_meeting on meeting_decisions (council_id, meeting_id);
create index meeting_decisions_item on meeting_decisions (council_id, item_id);
select keep('meeting_decisions');

-- What a board asked somebody to do by a day. It is on that person's desk the day it is written down.
create table meeting_actions (
  council_id int not null,
  meeting_action_id bigint not null generated always as identity,
  meeting_id bigint not null,
  item_id bigint,
  words text not null check (words <> ''),
  person_id bigint not null,
  asked_on date not null,
  due_on date not null,
  done_on date,
  done_words text,
  primary key (council_id, meeting_action_id),
  foreign key (council_id, meeting_id) references board_meetings,
  foreign key (council_id, item_id) references items,
  foreign key (council_id, person_id) references people,
  check (due_on >= asked_on),
  check (done_on >= asked_on),
  check ((done_on is null) = (done_words is null))
);
create index meeting_actions_meeting on meeting_actions (council_id, meeting_id);
create index meeting_actions_person on meeting_actions (council_id, person_id) where done_on is null;
create index meeting_actions_item on meeting_actions (council_id, item_id);
select keep('meeting_actions');
