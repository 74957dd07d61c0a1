-- Plans and the thread: one table of items of many kinds, the links between them, and where each was published.

create table documents (
  council_id int not null references councils,
  document_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  format text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The lines of a text document as published, so that any item can be shown beside its source.
  lines text[] not null,
  primary key (council_id, document_id)
);
select keep('documents');

create table plans (
  council_id int not null references councils,
  plan_id bigint not null generated always as identity,
  title text not null check (title <> ''),
  kind text not null check (kind in ('improvement-plan', 'corporate-plan', 'peer-challenge', 'outcome-framework', 'other')),
  published_words text,
  published_on date,
  document_id bigint,
  primary key (council_id, plan_id),
  foreign key (council_id, document_id) references documents
);
select keep('plans');

-- Numbers are given before the rows are written, so that a whole plan lands in one statement a table.
create sequence item_numbers;
grant usage on sequence item_numbers to goldthread_app;

create table items (
  council_id int not null references councils,
  item_id bigint not null,
  plan_id bigint not null,
  kind text not null check (kind in ('mandate', 'theme', 'workstream', 'objective', 'action', 'heading', 'sub-action',
    'milestone', 'deliverable', 'outcome', 'priority', 'capability', 'recommendation', 'key-point', 'response', 'phase',
    'risk', 'measure', 'statement')),
  -- What sort of mandate or statement: direction, recommendation, issue, ambition, principle, value …
  sort text,
  ref text,
  title text not null check (title <> ''),
  detail text,
  parent_id bigint,
  position int not null,
  level int,
  -- The owner's words, and our reading of them.
  status_words text,
  lifecycle text check (lifecycle in ('not-started', 'in-progress', 'delivered', 'embedded', 'sustained', 'suspended',
    'superseded', 'closed')),
  confidence text check (confidence in ('on-track', 'at-risk', 'off-track')),
  -- False while our reading is a proposal that nobody has confirmed.
  certain boolean not null default true,
  document_id bigint,
  source jsonb,
  primary key (council_id, item_id),
  foreign key (council_id, plan_id) references plans,
  foreign key (council_id, parent_id) references items,
  foreign key (council_id, document_id) references documents
);
create index items_plan on items (council_id, plan_id);
create index items_parent on items (council_id, parent_id);
select keep('items');

create table item_dates (
  council_id int not null,
  item_id bigint not null,
  role text not null check (role in ('start', 'due')),
  words text not null,
  kind text not null check (kind in ('day', 'month', 'quarter', 'year', 'meeting', 'condition', 'ongoing', 'unknown')),
  earliest date,
  latest date,
  meeting text,
  condition text,
  primary key (council_id, item_id, role),
  foreign key (council_id, item_id) references items,
  check (latest >= earliest)
);
select keep('item_dates');

create table item_people (
  council_id int not null,
  item_id bigint not null,
  role text not null check (role in ('officer-sponsor', 'member-sponsor', 'lead', 'responsible')),
  position int not null,
  words text not null,
  person_id bigint,
  certain boolean not null,
  primary key (council_id, item_id, role, position),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, person_id) references people
);
create index item_people_person on item_people (council_id, person_id);
select keep('item_people');

create table links (
  council_id int not null,
  from_item bigint not null,
  to_item bigint not null,
  kind text not null check (kind in ('answers', 'delivers', 'mentions')),
  primary key (council_id, from_item, to_item, kind),
  foreign key (council_id, from_item) references items,
  foreign key (council_id, to_item) references items
);
create index links_to on links (council_id, to_item);
select keep('links');

-- The instruments behind Directions: who made them, when, and what they replaced.
create table instruments (
  council_id int not null references councils,
  instrument_id bigint not null generated always as identity,
  title text not null check (title <> ''),
  made_by text not null,
  made_on date not null,
  version int not null check (version > 0),
  replaced_on date,
  replaced_by bigint,
  primary key (council_id, instrument_id),
  foreign key (council_id, replaced_by) references instruments,
  check (replaced_on >= made_on)
);
select keep('instruments');

create table mandates (
  council_id int not null,
  item_id bigint not null,
  instrument_id bigint not null,
  primary key (council_id, item_id, instrument_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, instrument_id) references instruments
);
select keep('mandates');

-- Doubts about a reading, for a person to settle.
create table findings (
  council_id int not null,
  finding_id bigint not null generated always as identity,
  document_id bigint not null,
  rule text not null,
  severity text not null check (severity in ('error', 'warning', 'note')),
  message text not null,
  suggestion text,
  source jsonb not null,
  primary key (council_id, finding_id),
  foreign key (council_id, document_id) references documents
);
create index findings_document on findings (council_id, document_id);
select keep('findings');
