-- What departments publish about councils, as the council loaded it, and the councils it compares itself with.
--
--   public_sources      one file that was loaded: what it is, and the words of what was found in it
--   public_figures      one area in one year of a source: its figures by line, or why there are none
--   finance_peers       the set of councils chosen for comparison, and why; the newest holds
--   comparator_savings  the savings of the register that are planned for a service
--   comparator_cases    the business case that was approved for spending above the others on a service

create table public_sources (
  council_id int not null references councils,
  source_id bigint not null generated always as identity,
  kind text not null check (kind in ('outturn', 'capital', 'tax-base', 'tax', 'population')),
  title text not null check (title <> ''),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  stage text check (stage in ('provisional', 'final')),
  -- What was found and left out, a sentence each.
  found_words text[] not null,
  loaded_on date not null,
  loaded_by text not null check (loaded_by <> ''),
  primary key (council_id, source_id)
);
create unique index public_sources_file on public_sources (council_id, kind, file_sha256);
select keep('public_sources');
revoke update, delete on public_sources from goldthread_app;

create table public_figures (
  council_id int not null references councils,
  source_id bigint not null,
  area_code text not null check (area_code ~ '^E(06|07|08|09|10)\d{6}$'),
  -- The financial year; of a population, the year in which its 30 June lies.
  year text not null check (year ~ '^\d{4}/\d{2}$'),
  area_name text not null check (area_name <> ''),
  -- By line: whole pence, people, or Band D equivalents. Null where the file has a mark in place of a figure.
  figures jsonb not null check (jsonb_typeof(figures) = 'object'),
  -- Why the return has no figures at all.
  missing text check (missing <> ''),
  primary key (council_id, source_id, area_code, year),
  foreign key (council_id, source_id) references public_sources
);
create index public_figures_area on public_figures (council_id, area_code, year, source_id);
select keep('public_figures');
revoke update, delete on public_figures from goldthread_app;

create table finance_peers (
  council_id int not null references councils,
  set_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  why text not null check (why <> ''),
  own_code text not null,
  area_codes text[] not null check (cardinality(area_codes) between 2 and 40),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, set_id),
  check (own_code <> all (area_codes))
);
select keep('finance_peers');
revoke update, delete on finance_peers from goldthread_app;

create table comparator_cases (
  council_id int not null references councils,
  case_id bigint not null generated always as identity,
  line text not null check (line <> ''),
  title text not null check (title <> ''),
  approved_by text not null check (approved_by <> ''),
  approved_on date not null,
  words text not null check (words <> ''),
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, case_id),
  check (approved_on <= kept_on)
);
create index comparator_cases_line on comparator_cases (council_id, line, case_id);
select keep('comparator_cases');
revoke update, delete on comparator_cases from goldthread_app;

create table comparator_savings (
  council_id int not null references councils,
  line text not null check (line <> ''),
  entry_id bigint not null,
  primary key (council_id, line, entry_id),
  foreign key (council_id, entry_id) references money_entries
);
create index comparator_savings_entry on comparator_savings (council_id, entry_id);
select keep('comparator_savings');
