-- One register of risks, assumptions, issues, dependencies and opportunities, on the council's own matrix.

-- The council's own matrix, from a day. Words of each step are lowest first; a new one replaces the one of its kind.
create table risk_matrices (
  council_id int not null references councils,
  matrix_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  -- `money` has an amount in place of an impact.
  kind text not null check (kind in ('impact', 'money')),
  likelihood text[] not null check (cardinality(likelihood) between 2 and 6),
  impact text[] not null,
  -- Lowest first: words, tone, and the least score (or amount in pence) that falls in it.
  bands jsonb not null check (jsonb_typeof(bands) = 'array' and jsonb_array_length(bands) > 0),
  -- Where bands are set cell by cell: for each likelihood the band's place for each impact. Null: by the product.
  cells jsonb,
  from_on date not null,
  primary key (council_id, matrix_id),
  check ((kind = 'money') = (cardinality(impact) = 0)),
  check (kind = 'money' or (cardinality(impact) between 3 and 6 and cardinality(likelihood) >= 3))
);
select keep('risk_matrices');
-- Scores stand on a matrix for ever, so it is never changed: a new one begins on a day.
revoke update, delete on risk_matrices from goldthread_app;

create table risk_categories (
  council_id int not null references councils,
  category_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  primary key (council_id, category_id),
  unique (council_id, name)
);
select keep('risk_categories');

-- How much risk of a category the council will bear, from a day: the highest band, by its words.
create table risk_appetites (
  council_id int not null,
  category_id bigint not null,
  from_on date not null,
  highest_band text not null check (highest_band <> ''),
  words text,
  primary key (council_id, category_id, from_on),
  foreign key (council_id, category_id) references risk_categories
);
select keep('risk_appetites');

create table raid_entries (
  council_id int not null references councils,
  entry_id bigint not null generated always as identity,
  kind text not null check (kind in ('risk', 'assumption', 'issue', 'dependency', 'opportunity')),
  level text not null check (level in ('workstream', 'theme', 'plan', 'corporate')),
  title text not null check (title <> ''),
  cause text,
  event text,
  effect text,
  category_id bigint,
  owner_id bigint,
  -- Scored by impact, or by an amount of money.
  scale text not null default 'impact' check (scale in ('impact', 'money')),
  response text check (response in ('treat', 'tolerate', 'transfer', 'terminate', 'exploit', 'share', 'enhance', 'ignore')),
  raised_on date not null,
  raised_by text not null,
  review_months int not null default 3 check (review_months between 1 and 12),
  next_review_on date not null,
  -- A dependency: what must be done first, what waits for it, by when, and whether the giver agreed.
  predecessor_id bigint,
  successor_id bigint,
  needed_by date,
  agreed boolean,
  -- An assumption: when it will be known to be right or wrong.
  test_on date,
  -- The one risk that stands for the plan as a whole.
  overall_of bigint,
  -- The risk of a document that was taken into the register.
  document_item_id bigint,
  -- The entry that this one came of: an assumption proved wrong, a risk that happened.
  from_entry_id bigint,
  closed_on date,
  closed_as text check (closed_as in ('no-longer', 'managed', 'happened', 'proved-wrong', 'proved-right', 'mistake')),
  closed_reason text,
  -- Goes up by one with each change of these words, so that two people cannot overwrite each other unseen.
  version int not null default 1,
  primary key (council_id, entry_id),
  foreign key (council_id, category_id) references risk_categories,
  foreign key (council_id, owner_id) references people,
  foreign key (council_id, predecessor_id) references items,
  foreign key (council_id, successor_id) references items,
  foreign key (council_id, overall_of) references plans,
  foreign key (council_id, document_item_id) references items,
  foreign key (council_id, from_entry_id) references raid_entries,
  check (closed_on >= raised_on),
  check ((closed_on is null) = (closed_as is null) and (closed_on is null) = (closed_reason is null)),
  check ((kind = 'dependency') = (predecessor_id is not null and successor_id is not null)),
  check (predecessor_id <> successor_id)
);
create unique index raid_entries_overall on raid_entries (council_id, overall_of) where closed_on is null;
create unique index raid_entries_document on raid_entries (council_id, document_item_id);
create index raid_entries_owner on raid_entries (council_id, owner_id);
create index raid_entries_from on raid_entries (council_id, from_entry_id);
create index raid_entries_predecessor on raid_entries (council_id, predecessor_id);
create index raid_entries_successor on raid_entries (council_id, successor_id);
select keep('raid_entries');

-- The items of the thread that an entry bears on, and the actions that treat it.
create table raid_links (
  council_id int not null,
  entry_id bigint not null,
  item_id bigint not null,
  role text not null check (role in ('bears-on', 'treated-by')),
  primary key (council_id, entry_id, item_id, role),
  foreign key (council_id, entry_id) references raid_entries,
  foreign key (council_id, item_id) references items
);
create index raid_links_item on raid_links (council_id, item_id);
select keep('raid_links');

-- Every score ever given; the latest of each role stands.
create table raid_scores (
  council_id int not null,
  score_id bigint not null generated always as identity,
  entry_id bigint not null,
  role text not null check (role in ('inherent', 'current', 'target')),
  matrix_id bigint not null,
  -- Places on the matrix, from 1.
  likelihood int not null check (likelihood between 1 and 6),
  impact int check (impact between 1 and 6),
  amount_pence bigint check (amount_pence >= 0),
  scored_on date not null,
  scored_by text not null,
  reason text not null check (reason <> ''),
  primary key (council_id, score_id),
  foreign key (council_id, entry_id) references raid_entries,
  foreign key (council_id, matrix_id) references risk_matrices,
  check ((impact is null) <> (amount_pence is null))
);
create index raid_scores_entry on raid_scores (council_id, entry_id, role, score_id desc);
select keep('raid_scores');
revoke update, delete on raid_scores from goldthread_app;

-- What is in place already, and how well it works.
create table raid_controls (
  council_id int not null,
  control_id bigint not null generated always as identity,
  entry_id bigint not null,
  words text not null check (words <> ''),
  effectiveness text not null check (effectiveness in ('good', 'adequate', 'inadequate', 'not-tested')),
  judged_on date not null,
  judged_by text not null,
  stopped_on date,
  primary key (council_id, control_id),
  foreign key (council_id, entry_id) references raid_entries,
  check (stopped_on >= judged_on)
);
create index raid_controls_entry on raid_controls (council_id, entry_id);
select keep('raid_controls');

-- Its way up and down: from which level to which, why, and which board should see it there.
create table raid_moves (
  council_id int not null,
  move_id bigint not null generated always as identity,
  entry_id bigint not null,
  from_level text not null check (from_level in ('workstream', 'theme', 'plan', 'corporate')),
  to_level text not null check (to_level in ('workstream', 'theme', 'plan', 'corporate')),
  body_id bigint,
  -- Moved by the rule on appetite, not by a person.
  by_rule boolean not null,
  moved_on date not null,
  moved_by text not null,
  reason text not null check (reason <> ''),
  primary key (council_id, move_id),
  foreign key (council_id, entry_id) references raid_entries,
  foreign key (council_id, body_id) references bodies,
  check (from_level <> to_level)
);
create index raid_moves_entry on raid_moves (council_id, entry_id, move_id);
select keep('raid_moves');
revoke update, delete on raid_moves from goldthread_app;

-- The route itself, tested: whether the board that an entry was sent to did see it.
create table raid_route_tests (
  council_id int not null,
  test_id bigint not null generated always as identity,
  move_id bigint not null,
  tested_on date not null,
  tested_by text not null,
  seen boolean not null,
  seen_on date,
  words text not null check (words <> ''),
  primary key (council_id, test_id),
  foreign key (council_id, move_id) references raid_moves,
  check (seen = (seen_on is not null)),
  check (seen_on <= tested_on)
);
create index raid_route_tests_move on raid_route_tests (council_id, move_id);
select keep('raid_route_tests');
revoke update, delete on raid_route_tests from goldthread_app;

-- A risk accepted as it is: by whom, and until when.
create table raid_acceptances (
  council_id int not null,
  acceptance_id bigint not null generated always as identity,
  entry_id bigint not null,
  accepted_by bigint not null,
  accepted_on date not null,
  until_on date not null,
  recorded_by text not null,
  reason text not null check (reason <> ''),
  primary key (council_id, acceptance_id),
  foreign key (council_id, entry_id) references raid_entries,
  foreign key (council_id, accepted_by) references people,
  check (until_on > accepted_on)
);
create index raid_acceptances_entry on raid_acceptances (council_id, entry_id, acceptance_id desc);
select keep('raid_acceptances');
revoke update, delete on raid_acceptances from goldthread_app;

create table raid_reviews (
  council_id int not null,
  review_id bigint not null generated always as identity,
  entry_id bigint not null,
  reviewed_on date not null,
  reviewed_by text not null,
  outcome text not null check (outcome in ('still-right', 'changed')),
  words text,
  next_on date not null,
  primary key (council_id, review_id),
  foreign key (council_id, entry_id) references raid_entries,
  check (next_on > reviewed_on)
);
create index raid_reviews_entry on raid_reviews (council_id, entry_id, review_id);
select keep('raid_reviews');
revoke update, delete on raid_reviews from goldthread_app;

-- The workshop at which people set out together what may go wrong, and who named what.
create table raid_workshops (
  council_id int not null references councils,
  workshop_id bigint not null generated always as identity,
  title text not null check (title <> ''),
  held_on date not null,
  notes text,
  recorded_by text not null,
  primary key (council_id, workshop_id)
);
select keep('raid_workshops');

create table raid_workshop_entries (
  council_id int not null,
  workshop_id bigint not null,
  entry_id bigint not null,
  person_id bigint not null,
  primary key (council_id, workshop_id, entry_id, person_id),
  foreign key (council_id, workshop_id) references raid_workshops,
  foreign key (council_id, entry_id) references raid_entries,
  foreign key (council_id, person_id) references people
);
create index raid_workshop_entries_entry on raid_workshop_entries (council_id, entry_id);
select keep('raid_workshop_entries');
