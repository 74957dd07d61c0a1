-- Measures that are worked out from others: the formula of each, in versions; the newest holds, and an empty one ends it.

create table measure_formulas (
  council_id int not null references councils,
  formula_id bigint not null generated always as identity,
  measure_id bigint not null,
  -- ratio(m1, m2): numbers name measures. Empty where figures are given by somebody again.
  formula text not null,
  reason text not null check (reason <> ''),
  set_on date not null,
  set_by text not null check (set_by <> ''),
  primary key (council_id, formula_id),
  foreign key (council_id, measure_id) references measures
);
create index measure_formulas_measure on measure_formulas (council_id, measure_id, formula_id desc);
select keep('measure_formulas');
revoke update, delete on measure_formulas from goldthread_app;
