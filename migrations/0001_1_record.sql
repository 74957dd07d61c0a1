-- The record: who changed what, when and why, append-only and chained by hash. Written by triggers alone.
--
--   record           one entry per unit of work: who, why, and its place in the council's chain
--   record_lines     one line per row changed: which row, and salted digests of it before and after
--   record_content   the words and salts behind those digests, apart, so that words can be removed and the chain still hold
--
-- An entry is opened by open_entry and closed at commit, when it takes the next number in the council's chain.
--   digest = SHA-256 of its lines, each as JSON on a line of its own: [line, table, key, before digest, after digest]
--   hash   = SHA-256 of JSON: [council, number, instant, actor, reason, hash of the entry before, digest]

-- The council this transaction is for, or null. Set for one transaction only, so nothing leaks through a pool.
create function current_council() returns int
  language sql stable parallel safe
  return nullif(current_setting('goldthread.council', true), '')::int;

-- The entry this transaction writes under, or null. Never trusted alone: add_line asks the record as well.
create function current_entry() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('goldthread.entry', true), '')::bigint;

-- Functions name its columns one by one: `record` is also PL/pgSQL's word for a row of any kind.
create table record (
  council_id int not null,
  entry_id bigint not null generated always as identity,
  actor text not null check (actor <> ''),
  reason text not null,
  -- The transaction that may still write under this entry; null once it is closed. A setting can be set by any SQL,
  -- a transaction's number cannot.
  opened_in xid8 default pg_current_xact_id(),
  seq bigint,
  at timestamptz,
  prev bytea,
  digest bytea,
  hash bytea,
  primary key (council_id, entry_id),
  unique (council_id, seq),
  constraint open_or_closed check (
    (opened_in is not null and num_nulls(seq, at, prev, digest, hash) = 5)
    or (opened_in is null and num_nulls(seq, at, digest, hash) = 0 and (prev is null) = (seq = 1))
  )
);
-- A unit of work has one entry in a council.
create unique index record_open on record (council_id, opened_in) where opened_in is not null;
create index record_at on record (council_id, at);

-- No foreign keys within the record: add_line selects from the entry it writes under, which is the same check at a
-- tenth of the cost on a large import. `record verify` looks for lines and words that belong to nothing.
create table record_lines (
  council_id int not null,
  entry_id bigint not null,
  line_id bigint not null generated always as identity,
  table_name text not null,
  -- The values of the primary key but for council_id, as a JSON array. Text, because row-level security lets an index
  -- serve text equality (leakproof) and not jsonb's.
  row_key text not null,
  before_digest bytea,
  after_digest bytea,
  primary key (council_id, entry_id, line_id),
  check (num_nonnulls(before_digest, after_digest) > 0)
);
create index record_lines_row on record_lines (council_id, table_name, row_key, line_id desc);

create table record_content (
  council_id int not null,
  entry_id bigint not null,
  line_id bigint not null,
  before_salt bytea,
  before jsonb,
  after_salt bytea,
  after jsonb,
  -- The entry whose action removed these words, naming its authority.
  removed_in bigint,
  primary key (council_id, entry_id, line_id)
);

-- Salted, so that a digest left behind when words are removed cannot be guessed back into them.
create function words_digest(salt bytea, words jsonb) returns bytea
  language sql immutable parallel safe
  return sha256(salt || convert_to(words::text, 'UTF8'));

create function fresh_salt(words jsonb) returns bytea
  language sql volatile
  return case when words is not null then uuid_send(gen_random_uuid()) end;

-- Adds one line under the open entry. Refuses unless the row's council, the setting and an entry opened by this very
-- transaction all agree: a forged setting finds no such entry.
create function add_line(council int, named text, key text, words_before jsonb, words_after jsonb) returns bigint
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  salt_before bytea := fresh_salt(words_before);
  salt_after bytea := fresh_salt(words_after);
  line bigint;
begin
  insert into record_lines (council_id, entry_id, table_name, row_key, before_digest, after_digest)
  select
    council_id,
    entry_id,
    named,
    key,
    words_digest(salt_before, words_before),
    words_digest(salt_after, words_after)
  from record
  where council_id = council
    and council_id = current_council()
    and entry_id = current_entry()
    and opened_in = pg_current_xact_id()
  returning line_id into line;
  if line is null then
    raise insufficient_privilege using
      message = format('%s may be written only in a unit of work of council %s', named, council),
      hint = 'Write inside as(actor, council, reason, work).';
  end if;
  insert into record_content (council_id, entry_id, line_id, before_salt, before, after_salt, after)
  values (council, current_entry(), line, salt_before, words_before, salt_after, words_after);
  return line;
end
$$;

-- The row trigger of every kept table. Its arguments are the columns of the key but for council_id. The settings are
-- those on which the JSON of a row depends: the same row must give the same words in every session.
create function record_row() returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
  set timezone = 'UTC'
  set intervalstyle = 'iso_8601'
  set bytea_output = 'hex'
  set extra_float_digits = 1
as $$
declare
  words_before jsonb;
  words_after jsonb;
  key_before text;
  key_after text;
begin
  if tg_op <> 'INSERT' then
    words_before := to_jsonb(old);
    key_before := key_of(words_before, tg_argv);
  end if;
  if tg_op <> 'DELETE' then
    words_after := to_jsonb(new);
    key_after := key_of(words_after, tg_argv);
  end if;
  if words_before = words_after then
    return null;
  end if;
  -- A row whose key changes is one row gone and another come, so that each key keeps its own history.
  if key_before <> key_after or words_before -> 'council_id' <> words_after -> 'council_id' then
    perform add_line((words_before ->> 'council_id')::int, tg_table_name, key_before, words_before, null);
    perform add_line((words_after ->> 'council_id')::int, tg_table_name, key_after, null, words_after);
  else
    perform add_line(
      (coalesce(words_after, words_before) ->> 'council_id')::int,
      tg_table_name,
      coalesce(key_after, key_before),
      words_before,
      words_after
    );
  end if;
  return null;
end
$$;

create function key_of(words jsonb, columns text[]) returns text
  language sql immutable parallel safe
  return (
    select coalesce(jsonb_agg(words -> named order by place), '[]')::text
    from unnest(columns) with ordinality as part (named, place)
  );

-- Opens the entry of this unit of work and sets its council, both for this transaction alone.
create function open_entry(council int, actor text, reason text) returns bigint
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
declare
  entry bigint;
begin
  -- A later snapshot is needed to read the head under the lock; only read committed takes one.
  if current_setting('transaction_isolation') <> 'read committed' then
    raise feature_not_supported using message = 'a unit of work runs at read committed';
  end if;
  perform set_config('goldthread.council', council::text, true);
  insert into record (council_id, actor, reason)
  values (council, actor, reason)
  returning entry_id into entry;
  perform set_config('goldthread.entry', entry::text, true);
  return entry;
end
$$;

create function instant_words(instant timestamptz) returns text
  language sql stable parallel safe
  return to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Closes an entry at commit: the digest of its lines, then, under the council's lock, its place in the chain. The rows
-- are locked first and the chain last and briefly, so that writers of one council wait only for each other's commit.
create function close_entry() returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
declare
  lines_digest bytea;
  head_seq bigint;
  head_at timestamptz;
  head_hash bytea;
  next_seq bigint;
  closed_at timestamptz;
begin
  -- Whatever the transaction last did to the setting, the entry is closed in its own council.
  perform set_config('goldthread.council', new.council_id::text, true);
  select sha256(convert_to(coalesce(string_agg(
      jsonb_build_array(line_id, table_name, row_key, encode(before_digest, 'hex'), encode(after_digest, 'hex'))::text,
      e'\n' order by line_id), ''), 'UTF8'))
  into lines_digest
  from record_lines
  where council_id = new.council_id and entry_id = new.entry_id;

  perform pg_advisory_xact_lock(1905, new.council_id);
  select seq, at, hash into head_seq, head_at, head_hash
  from record
  where council_id = new.council_id and seq is not null
  order by seq desc
  limit 1;
  next_seq := coalesce(head_seq, 0) + 1;
  -- Instants rise along the chain even when the machine's clock is set back.
  closed_at := greatest(clock_timestamp(), head_at + interval '1 microsecond');

  update record
  set opened_in = null,
      seq = next_seq,
      at = closed_at,
      prev = head_hash,
      digest = lines_digest,
      hash = sha256(convert_to(jsonb_build_array(
        council_id, next_seq, instant_words(closed_at), actor, reason,
        encode(head_hash, 'hex'), encode(lines_digest, 'hex'))::text, 'UTF8'))
  where council_id = new.council_id and entry_id = new.entry_id;
  if not found then
    raise exception 'entry % of council % could not be closed', new.entry_id, new.council_id;
  end if;
  return null;
end
$$;

-- Not fired for an entry that comes already closed: a backup being restored keeps its chain.
create constraint trigger close_entry
  after insert on record
  deferrable initially deferred
  for each row
  when (new.opened_in is not null)
  execute function close_entry();

-- Append-only for everyone, the owner included. Two changes are lawful: closing an entry, and taking words away under a
-- named authority (remove_content). Taking these triggers off is found by `record verify`, like any other alteration.
create function refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise insufficient_privilege using message = format('%s is append-only', tg_table_name);
end
$$;

create function only_closing() returns trigger
  language plpgsql
as $$
begin
  if old.opened_in is distinct from pg_current_xact_id()
    or new.opened_in is not null
    or (new.council_id, new.entry_id, new.actor, new.reason)
      is distinct from (old.council_id, old.entry_id, old.actor, old.reason)
  then
    raise insufficient_privilege using message = 'record is append-only';
  end if;
  return new;
end
$$;

create function only_removal() returns trigger
  language plpgsql
as $$
begin
  if new.removed_in is null
    or new.removed_in is distinct from current_entry()
    or (new.council_id, new.entry_id, new.line_id) is distinct from (old.council_id, old.entry_id, old.line_id)
    or num_nonnulls(new.before, new.before_salt) > 0
    or (new.after is not null and (new.after, new.after_salt) is distinct from (old.after, old.after_salt))
    or num_nonnulls(new.after, new.after_salt) = 1
  then
    raise insufficient_privilege using message = 'record_content is append-only';
  end if;
  return new;
end
$$;

create trigger append_only before update on record for each row execute function only_closing();
create trigger append_only before update on record_lines for each row execute function refuse_change();
create trigger append_only before update on record_content for each row execute function only_removal();

do $$
declare
  named text;
begin
  foreach named in array array['record', 'record_lines', 'record_content'] loop
    execute format('create trigger no_delete before delete on %I for each row execute function refuse_change()', named);
    execute format('create trigger no_truncate before truncate on %I execute function refuse_change()', named);
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('create policy council on %I using (council_id = (select current_council()))', named);
    execute format('grant select on %I to goldthread_app', named);
  end loop;
end
$$;

revoke execute on function add_line(int, text, text, jsonb, jsonb) from public;
revoke execute on function record_row() from public;
revoke execute on function close_entry() from public;
revoke execute on function open_entry(int, text, text) from public;
grant execute on function open_entry(int, text, text) to goldthread_app;
