-- Files as they were given, kept once each by their content. Inserted and read; nobody may change one.

create table files (
  council_id int not null references councils,
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  name text not null check (name <> ''),
  bytes bytea not null,
  given_at timestamptz not null default now(),
  primary key (council_id, sha256)
);
alter table files enable row level security;
alter table files force row level security;
create policy council on files using (council_id = (select current_council()));
create trigger append_only before update or delete on files for each row execute function refuse_change();
create trigger no_truncate before truncate on files execute function refuse_change();
grant select, insert on files to goldthread_app;
