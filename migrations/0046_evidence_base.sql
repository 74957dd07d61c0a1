-- The evidence base: what the council knows, from where, of whom, what it does not know yet, and what will close that gap.
--
--   known_pieces        a piece of knowledge, with the gap that it leaves
--   known_piece_links   the items of the thread and the measures that rest on it

create table known_pieces (
  council_id int not null references councils,
  piece_id bigint not null generated always as identity,
  question text not null check (question <> ''),
  answer text not null check (answer <> ''),
  source text not null check (source <> ''),
  dated_on date not null,
  -- Of whom, and where it holds: null for everybody, and for the whole area.
  cohort text check (cohort <> ''),
  locality text check (locality <> ''),
  owner_id bigint,
  -- What is not known yet, what will close that gap, and by when; and when it was closed, by what.
  gap text check (gap <> ''),
  closes_by text check (closes_by <> ''),
  due_on date,
  closed_on date,
  closed_words text check (closed_words <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, piece_id),
  foreign key (council_id, owner_id) references people,
  check (num_nulls(gap, closes_by, due_on) in (0, 3)),
  check (num_nulls(closed_on, closed_words) in (0, 2)),
  check (closed_on is null or gap is not null),
  check (dated_on <= kept_on)
);
create index known_pieces_owner on known_pieces (council_id, owner_id);
select keep('known_pieces');

create table known_piece_links (
  council_id int not null references councils,
  link_id bigint not null generated always as identity,
  piece_id bigint not null,
  item_id bigint,
  measure_id bigint,
  primary key (council_id, link_id),
  foreign key (council_id, piece_id) references known_pieces,
  foreign key (council_id, item_id) references items,
  foreign key (council_id, measure_id) references measures,
  check (num_nulls(item_id, measure_id) = 1),
  unique nulls not distinct (council_id, piece_id, item_id, measure_id)
);
create index known_piece_links_item on known_piece_links (council_id, item_id);
create index known_piece_links_measure on known_piece_links (council_id, measure_id);
select keep('known_piece_links');
