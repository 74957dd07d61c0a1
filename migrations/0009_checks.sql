-- Plan checks: those that a council switched off, why, and until when.

-- One line for each time a check was switched off or on. The last line of a check stands.
create table check_switches (
  council_id int not null references councils,
  switch_id bigint not null generated always as identity,
  -- As `goldthread check` prints it: dates/bunched.
  check_name text not null check (check_name <> ''),
  is_on boolean not null,
  reason text not null check (reason <> ''),
  -- The last day on which it is off; null where no end was given.
  until_on date,
  switched_by text not null,
  switched_on date not null,
  primary key (council_id, switch_id),
  check (not is_on or until_on is null),
  check (until_on >= switched_on)
);
select keep('check_switches');
-- A reason that was given is never put another way afterwards.
revoke update, delete on check_switches from goldthread_app;
