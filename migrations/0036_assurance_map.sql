-- Who assures what, and the registers of standards that the council holds itself to.
--
--   assurance_rows         what must be assured and is no item of the thread, such as a corporate risk
--   assurance_sources      who gives assurance of one thing, in which of the three lines, and how often
--   assurance_statements   what a source said on a day; the newest holds
--   assurance_levels       the council's own words for the four levels; the newest of a level holds
--   standard_registers     a code or guidance, with its version and where it is published
--   standards              what it asks, row by row
--   standard_assessments   how far the council meets a standard, by its own judgement; the newest holds

create table assurance_rows (
  council_id int not null references councils,
  row_id bigint not null generated always as identity,
  title text not null check (title <> ''),
  owner text check (owner <> ''),
  -- To whom it is reported and when, in words: no cycle of a plan says it.
  reported text check (reported <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, row_id)
);
select keep('assurance_rows');

create table assurance_sources (
  council_id int not null references councils,
  source_id bigint not null generated always as identity,
  item_id bigint,
  row_id bigint,
  line text not null check (line in ('management', 'corporate', 'independent')),
  what text not null check (what <> ''),
  given_by text not null check (given_by <> ''),
  -- Null where it is given once, or when there is cause.
  every_months int check (every_months between 1 and 60),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  ended_on date,
  ended_why text check (ended_why <> ''),
  primary key (council_id, source_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, row_id) references assurance_rows,
  check (num_nulls(item_id, row_id) = 1),
  check ((ended_on is null) = (ended_why is null)),
  check (ended_on >= kept_on)
);
create index assurance_sources_item on assurance_sources (council_id, item_id);
create index assurance_sources_row on assurance_sources (council_id, row_id);
select keep('assurance_sources');

create table assurance_statements (
  council_id int not null references councils,
  statement_id bigint not null generated always as identity,
  source_id bigint not null,
  given_on date not null,
  level text not null check (level in ('substantial', 'reasonable', 'limited', 'none')),
  words text not null check (words <> ''),
  -- Where it can be read: an address, or the number of a paper.
  evidence text check (evidence <> ''),
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, statement_id),
  foreign key (council_id, source_id) references assurance_sources,
  check (given_on <= recorded_on)
);
create index assurance_statements_source on assurance_statements (council_id, source_id, given_on, statement_id);
select keep('assurance_statements');
revoke update, delete on assurance_statements from goldthread_app;

create table assurance_levels (
  council_id int not null references councils,
  wording_id bigint not null generated always as identity,
  level text not null check (level in ('substantial', 'reasonable', 'limited', 'none')),
  words text not null check (words <> ''),
  set_on date not null,
  set_by text not null check (set_by <> ''),
  primary key (council_id, wording_id)
);
select keep('assurance_levels');
revoke update, delete on assurance_levels from goldthread_app;

create table standard_registers (
  council_id int not null references councils,
  register_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  version text not null check (version <> ''),
  source text not null check (source <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, register_id),
  unique (council_id, name, version)
);
select keep('standard_registers');

create table standards (
  council_id int not null references councils,
  standard_id bigint not null generated always as identity,
  register_id bigint not null,
  -- Its letter or number in the code.
  ref text not null check (ref <> ''),
  title text not null check (title <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, standard_id),
  foreign key (council_id, register_id) references standard_registers,
  unique (council_id, register_id, ref)
);
select keep('standards');

create table standard_assessments (
  council_id int not null references councils,
  assessment_id bigint not null generated always as identity,
  standard_id bigint not null,
  standing text not null check (standing in ('met', 'partly', 'not-met')),
  evidence text not null check (evidence <> ''),
  owner text not null check (owner <> ''),
  assessed_on date not null,
  review_on date not null,
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, assessment_id),
  foreign key (council_id, standard_id) references standards,
  check (assessed_on <= recorded_on),
  check (review_on > assessed_on)
);
create index standard_assessments_standard on standard_assessments (council_id, standard_id, assessment_id);
select keep('standard_assessments');
revoke update, delete on standard_assessments from goldthread_app;
