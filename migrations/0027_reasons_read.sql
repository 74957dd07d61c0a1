-- What the programme office has read when it checked a period, so that the same is not put before it month after month.

create table reasons_read (
  council_id int not null references councils,
  item_id bigint not null,
  period_id bigint not null,
  -- Which reason it was, in a form that stays the same as long as the reason does: reds 12, on-track-denied at-risk.
  mark text not null check (mark <> ''),
  read_on date not null,
  read_by text not null check (read_by <> ''),
  primary key (council_id, item_id, period_id, mark),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, period_id) references periods
);
create index reasons_read_period on reasons_read (council_id, period_id);
create index reasons_read_on on reasons_read (council_id, read_on);
select keep('reasons_read');
revoke update, delete on reasons_read from goldthread_app;
