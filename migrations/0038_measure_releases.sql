-- What became of each approved figure when it was released: shown to the public, or hidden for good.
--
--   measure_releases   once decided, a figure is never hidden again nor shown after all: what was public stays so, and what was
--                      hidden could otherwise be worked out from two editions

create table measure_releases (
  council_id int not null,
  release_id bigint not null generated always as identity,
  measure_id bigint not null,
  observation_id bigint not null,
  -- All figures of a measure that were decided together, counted from 1.
  batch int not null check (batch > 0),
  is_shown boolean not null,
  -- It is a small number, or with it one could be worked out.
  why_hidden text check (why_hidden in ('small', 'protects')),
  released_on date not null,
  released_by text not null check (released_by <> ''),
  primary key (council_id, release_id),
  foreign key (council_id, measure_id) references measures,
  foreign key (council_id, observation_id) references observations,
  unique (council_id, observation_id),
  check (is_shown = (why_hidden is null))
);
create index measure_releases_measure on measure_releases (council_id, measure_id, batch);
select keep('measure_releases');
