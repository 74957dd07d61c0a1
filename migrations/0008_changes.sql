-- Changes to the plan: every move of a date, kept for good beside the date that stands now.

-- One line for each time a date was given, moved or taken away. Both sides null-able: a date may be the first, or be
-- taken away. The first line of an item holds the date as it was published.
create table date_moves (
  council_id int not null,
  move_id bigint not null generated always as identity,
  item_id bigint not null,
  role text not null check (role in ('start', 'due')),
  -- As it stood before, in the shape of item_dates; null words where there was no date.
  from_words text,
  from_kind text check (from_kind in ('day', 'month', 'quarter', 'year', 'meeting', 'condition', 'ongoing', 'unknown')),
  from_earliest date,
  from_latest date,
  from_meeting text,
  from_condition text,
  -- As it stood after; null words where it was taken away.
  to_words text,
  to_kind text check (to_kind in ('day', 'month', 'quarter', 'year', 'meeting', 'condition', 'ongoing', 'unknown')),
  to_earliest date,
  to_latest date,
  to_meeting text,
  to_condition text,
  reason text not null check (reason <> ''),
  -- The document that moved it, where it was not a person by hand.
  document_id bigint,
  moved_on date not null,
  primary key (council_id, move_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, document_id) references documents,
  check (num_nonnulls(from_words, to_words) > 0),
  check ((from_words is null) = (from_kind is null)),
  check ((to_words is null) = (to_kind is null))
);
create index date_moves_item on date_moves (council_id, item_id);
select keep('date_moves');
-- A move never vanishes, and is never put another way afterwards.
revoke update, delete on date_moves from goldthread_app;
