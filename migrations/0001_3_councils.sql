-- Councils, how a request finds its own, and the signed heads of each one's record.

create table councils (
  council_id int not null primary key,
  name text not null check (name <> ''),
  -- The host name under which this council is served; null while it needs none.
  host text unique check (host = lower(host) and host <> ''),
  -- True for the invented council a newcomer is shown.
  example boolean not null default false,
  created_at timestamptz not null default now()
);
select keep('councils');
-- Councils are made by create_council and never deleted.
revoke insert, delete on councils from goldthread_app;
-- The functions below look across councils before one is known. They run as the owner; nobody else gains by this.
create policy every_council on councils for select to current_user using (true);

-- An entry belongs to a council. Checked at commit, because a council's first entry is the one that makes it.
alter table record
  add foreign key (council_id) references councils deferrable initially deferred;

-- The council served under a host name, or null. The machine's own names give the installation's first council, and a
-- lone council that was given no host name answers to every name.
create function council_for_host(asked text) returns int
  language sql stable
  security definer
  set search_path = public, pg_temp
as $$
  select council_id
  from councils
  where host = lower(asked)
    or lower(asked) in ('localhost', '127.0.0.1', '::1', '[::1]')
    or (host is null and (select count(*) from councils) = 1)
  order by coalesce(host = lower(asked), false) desc, council_id
  limit 1
$$;

create function list_councils()
  returns table (council_id int, name text, host text, example boolean, created_at timestamptz)
  language sql stable
  security definer
  set search_path = public, pg_temp
as $$
  select council_id, name, host, example, created_at
  from councils
  order by council_id
$$;

-- Makes a council as the first entry of its own record, and returns its number.
create function create_council(actor text, name text, host text, example boolean) returns int
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
declare
  made int;
begin
  -- Two at once would choose the same number.
  lock table councils in share row exclusive mode;
  select coalesce(max(councils.council_id), 0) + 1 into made from councils;
  perform open_entry(made, actor, format('Make the council %s', name));
  insert into councils (council_id, name, host, example)
  values (made, create_council.name, lower(create_council.host), create_council.example);
  return made;
end
$$;

revoke execute on function council_for_host(text), list_councils(), create_council(text, text, text, boolean) from public;
grant execute on function council_for_host(text), list_councils(), create_council(text, text, text, boolean) to goldthread_app;

-- Heads of the record, signed by the installation's key: whoever rewrites the chain cannot sign it again.
create table heads (
  council_id int not null references councils,
  seq bigint not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  -- Ed25519, in base64, over the text that src/db/heads.ts states.
  signature text not null,
  primary key (council_id, seq)
);
select keep('heads');
