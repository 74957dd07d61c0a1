-- Files that wait to be read. One that can be read is then kept among the files; one that cannot leaves nothing behind.

create table waiting_files (
  council_id int not null references councils,
  sha256 text not null check (sha256 = encode(sha256(bytes), 'hex')),
  name text not null check (name <> ''),
  bytes bytea not null,
  primary key (council_id, sha256)
);
alter table waiting_files enable row level security;
alter table waiting_files force row level security;
create policy council on waiting_files using (council_id = (select current_council()));
create trigger no_truncate before truncate on waiting_files execute function refuse_change();
grant select, insert, delete on waiting_files to goldthread_app;

-- A reading is asked for before its file is kept, and one that was refused has none.
alter table readings drop constraint readings_council_id_sha256_fkey;
