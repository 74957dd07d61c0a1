-- The ledger: what each cost centre spent in each month, as it was loaded. The newest load that holds a month counts for it.
--
--   ledger_loads     a file that was loaded: by whom, how many rows, what they came to
--   ledger_amounts   its amounts, a row for each cost centre and month

create table ledger_loads (
  council_id int not null references councils,
  load_id bigint not null generated always as identity,
  title text not null check (title <> ''),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  lines int not null check (lines > 0),
  loaded_on date not null,
  loaded_by text not null check (loaded_by <> ''),
  primary key (council_id, load_id)
);
select keep('ledger_loads');
revoke update, delete on ledger_loads from goldthread_app;

create table ledger_amounts (
  council_id int not null references councils,
  load_id bigint not null,
  cost_centre text not null check (cost_centre <> ''),
  cost_centre_name text,
  -- The first day of the month.
  month date not null check (extract(day from month) = 1),
  -- Spending less income, in pence.
  amount bigint not null,
  primary key (council_id, load_id, cost_centre, month),
  foreign key (council_id, load_id) references ledger_loads
);
create index ledger_amounts_month on ledger_amounts (council_id, month, load_id);
select keep('ledger_amounts');
revoke update, delete on ledger_amounts from goldthread_app;
