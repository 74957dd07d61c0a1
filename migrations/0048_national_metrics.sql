-- Which measure of the council is which metric of a national framework. The newest of a measure holds; an empty metric ends it.

create table national_metrics (
  council_id int not null references councils,
  attached_id bigint not null generated always as identity,
  measure_id bigint not null,
  -- The name of the metric in the versioned list, such as lof-2026-homes-decent; empty where it is none any more.
  metric text not null,
  said_on date not null,
  said_by text not null check (said_by <> ''),
  primary key (council_id, attached_id),
  foreign key (council_id, measure_id) references measures
);
create index national_metrics_measure on national_metrics (council_id, measure_id, attached_id desc);
select keep('national_metrics');
revoke update, delete on national_metrics from goldthread_app;
