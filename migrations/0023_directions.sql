-- Directions and their two histories, kept apart: what commissioners think of them, and what the Secretary of State did.
--
--   assessment_drafts     a commissioner's words before they are issued: sealed
--   assessments           the same words once issued, which nobody changes
--   instrument_notices    what somebody says an instrument does, waiting for a second person to compare it with the original
--   instrument_events     what instruments did; the only thing that ends a Direction
--   exercised_functions   functions of the council that others exercise, until an instrument returns them

-- Sealing. A row that says in sealed_to which accounts may read it is read by no other, whatever their role; nor are
-- its words in the record. The application's role is bound by this, and the verifying functions below are not: they
-- answer whether words hold, and never the words.

-- The account this transaction is for, or null.
create function current_account() returns text
  language sql stable parallel safe
  return nullif(current_setting('goldthread.account', true), '');

alter table record_content add column sealed_to text[];
create policy sealed on record_content as restrictive to goldthread_app
  using (sealed_to is null or (select current_account()) = any (sealed_to));

create function sealed_to_of(words jsonb) returns text[]
  language sql immutable parallel safe
  return case
    when jsonb_typeof(words -> 'sealed_to') = 'array'
    then array(select jsonb_array_elements_text(words -> 'sealed_to'))
  end;

-- As before, and now a line's words are sealed as its row is: as it became, or as it was where it is gone.
create or replace function add_line(council int, named text, key text, words_before jsonb, words_after jsonb) returns bigint
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
  insert into record_content (council_id, entry_id, line_id, before_salt, before, after_salt, after, sealed_to)
  values (council, current_entry(), line, salt_before, words_before, salt_after, words_after,
    sealed_to_of(coalesce(words_after, words_before)));
  return line;
end
$$;

-- seal('table'): after keep('table'), for a table each of whose rows says in sealed_to who may read it.
create function seal(named regclass) returns void
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  execute format(
    'create policy sealed on %s as restrictive to goldthread_app using ((select current_account()) = any (sealed_to))',
    named
  );
end
$$;
revoke execute on function seal(regclass) from public;

-- For `record verify`, which may not read what is sealed: the sums of sealed words, to compare with their digests.
create function sealed_sums()
  returns table (entry_id bigint, line_id bigint, before_sum bytea, after_sum bytea)
  language sql stable
  security definer
  set search_path = public, pg_temp
as $$
  select content.entry_id, content.line_id,
    sha256(before_salt || convert_to(before::text, 'UTF8')),
    sha256(after_salt || convert_to(after::text, 'UTF8'))
  from record_content as content
  where council_id = (select current_council()) and sealed_to is not null
$$;

-- And the rows of a sealed table that are not as their latest line has them, with the columns that differ.
create function sealed_differences(named text, key_columns text[])
  returns table (key text, trouble text, columns text[])
  language plpgsql stable
  security definer
  set search_path = public, pg_temp
  set timezone = 'UTC'
  set intervalstyle = 'iso_8601'
  set bytea_output = 'hex'
  set extra_float_digits = 1
as $$
begin
  if not exists (
    select from pg_policy
    where polrelid = to_regclass(named) and polname = 'sealed' and to_regclass(named) <> 'record_content'::regclass
  ) then
    raise invalid_parameter_value using message = format('%s is not a sealed table', named);
  end if;
  return query execute format($query$
    with live as (
      select to_jsonb(one) as words, key_of(to_jsonb(one), %2$L::text[]) as key
      from %1$I as one
    ),
    latest as (
      select distinct on (row_key) row_key, line.after_digest, content.after
      from record_lines as line
      left join record_content as content using (council_id, entry_id, line_id)
      where table_name = %1$L
      order by row_key, line_id desc
    )
    select
      coalesce(live.key, latest.row_key),
      case
        when live.words is null then 'deleted'
        when latest.after_digest is null then 'inserted'
        when latest.after is null then 'removed'
        else 'altered'
      end,
      (
        select array_agg(column_name order by column_name)
        from jsonb_each(live.words) as now (column_name, value)
        join jsonb_each(latest.after) as recorded (column_name, value) using (column_name)
        where now.value <> recorded.value
      )
    from live
    full join latest on latest.row_key = live.key
    where latest.after is distinct from live.words
      and (live.words is not null or latest.after_digest is not null)
    order by 1
  $query$, named, key_columns);
end
$$;
revoke execute on function sealed_sums(), sealed_differences(text, text[]) from public;
grant execute on function sealed_sums(), sealed_differences(text, text[]) to goldthread_app;

-- What commissioners think of a Direction.

create table assessment_drafts (
  council_id int not null references councils,
  draft_id bigint not null generated always as identity,
  mandate_id bigint not null,
  finding text not null check (finding in ('not-met', 'partly-met', 'largely-met', 'met')),
  words text not null check (words <> ''),
  -- What they looked at, in words, and the council's own pieces of evidence among it.
  evidence text not null check (evidence <> ''),
  evidence_ids bigint[] not null default '{}',
  written_on date not null,
  written_by text not null,
  account_id text not null,
  sealed_to text[] not null check (account_id = any (sealed_to)),
  primary key (council_id, draft_id),
  foreign key (council_id, mandate_id) references items
);
create index assessment_drafts_mandate on assessment_drafts (council_id, mandate_id);
select keep('assessment_drafts');
select seal('assessment_drafts');

-- Each time somebody opened a sealed draft; the account and the instant are in the record.
create table draft_reads (
  council_id int not null references councils,
  draft_read_id bigint not null generated always as identity,
  draft_id bigint not null,
  read_on date not null,
  primary key (council_id, draft_read_id)
);
select keep('draft_reads');
revoke update, delete on draft_reads from goldthread_app;

create table assessments (
  council_id int not null references councils,
  assessment_id bigint not null generated always as identity,
  mandate_id bigint not null,
  finding text not null check (finding in ('not-met', 'partly-met', 'largely-met', 'met')),
  words text not null check (words <> ''),
  evidence text not null check (evidence <> ''),
  evidence_ids bigint[] not null default '{}',
  written_on date not null,
  written_by text not null,
  account_id text not null,
  -- The day the council could first read it, and the day anybody could: a report is published weeks after it is sent.
  issued_on date not null,
  published_on date,
  link text check (link ~* '^https?://'),
  primary key (council_id, assessment_id),
  foreign key (council_id, mandate_id) references items,
  check (written_on <= issued_on and issued_on <= published_on)
);
create index assessments_mandate on assessments (council_id, mandate_id, assessment_id);
select keep('assessments');
-- What was issued stays issued; its publication is noted once.
revoke update, delete on assessments from goldthread_app;
grant update (published_on, link) on assessments to goldthread_app;

create function published_once() returns trigger
  language plpgsql
as $$
begin
  if old.published_on is not null then
    raise insufficient_privilege using message = 'an assessment is published once';
  end if;
  return new;
end
$$;
create trigger published_once before update on assessments for each row execute function published_once();

-- What the Secretary of State did.

create table instrument_notices (
  council_id int not null references councils,
  notice_id bigint not null generated always as identity,
  does text not null check (does in ('make', 'vary', 'replace', 'revoke', 'expire')),
  -- The instrument it makes; one that expires makes none.
  title text check (title <> ''),
  made_by text check (made_by <> ''),
  -- The day it was made, or the day on which the old one expired.
  happened_on date not null,
  -- Its operative words as published, and where.
  words text not null check (words <> ''),
  link text not null check (link ~* '^https?://'),
  -- The instrument it acts on, and which of its Directions: none is all of them.
  acts_on bigint,
  mandate_ids bigint[] not null default '{}',
  -- The Directions that the new instrument gives or goes on with.
  gives bigint[] not null default '{}',
  told_on date not null,
  told_by text not null,
  told_account_id text not null,
  agreed boolean,
  answer text check (answer <> ''),
  checked_on date,
  checked_by text,
  checked_account_id text,
  primary key (council_id, notice_id),
  foreign key (council_id, acts_on) references instruments,
  check ((does = 'make') = (acts_on is null)),
  check (num_nulls(title, made_by) in (0, 2) and (does = 'expire') = (title is null)),
  check (happened_on <= told_on),
  check (num_nulls(agreed, checked_on, checked_by, checked_account_id) in (0, 4)),
  check (checked_account_id <> told_account_id),
  check (agreed is not false or answer is not null)
);
create unique index instrument_notices_waiting on instrument_notices (council_id, acts_on) where checked_on is null;
select keep('instrument_notices');
revoke update, delete on instrument_notices from goldthread_app;
grant update (agreed, answer, checked_on, checked_by, checked_account_id) on instrument_notices to goldthread_app;

create table instrument_events (
  council_id int not null references councils,
  event_id bigint not null generated always as identity,
  instrument_id bigint not null,
  kind text not null check (kind in ('made', 'varied', 'replaced', 'revoked', 'expired')),
  happened_on date not null,
  words text not null check (words <> ''),
  link text not null check (link ~* '^https?://'),
  -- The instrument that varied, replaced or revoked it.
  by_instrument bigint,
  -- The one Direction concerned; null where it is the whole instrument.
  mandate_id bigint,
  notice_id bigint not null,
  primary key (council_id, event_id),
  foreign key (council_id, instrument_id) references instruments,
  foreign key (council_id, by_instrument) references instruments,
  foreign key (council_id, mandate_id) references items,
  foreign key (council_id, notice_id) references instrument_notices,
  check ((kind in ('varied', 'replaced', 'revoked')) = (by_instrument is not null)),
  check (by_instrument <> instrument_id)
);
create index instrument_events_instrument on instrument_events (council_id, instrument_id, event_id);
create index instrument_events_notice on instrument_events (council_id, notice_id);
select keep('instrument_events');
revoke update, delete on instrument_events from goldthread_app;
revoke delete on instruments, mandates from goldthread_app;

create function only_checked_notices() returns trigger
  language plpgsql
as $$
begin
  if not exists (
    select from instrument_notices as notice
    where notice.council_id = new.council_id
      and notice.notice_id = new.notice_id
      and notice.agreed
      and notice.link = new.link
      and notice.happened_on = new.happened_on
  ) then
    raise insufficient_privilege using
      message = 'only an instrument that a second person compared with its original may change a Direction';
  end if;
  return new;
end
$$;
create trigger only_checked_notices before insert on instrument_events
  for each row execute function only_checked_notices();

-- An instrument stands as it was made until an event replaces it.
create function only_by_instrument() returns trigger
  language plpgsql
as $$
begin
  if (new.title, new.made_by, new.made_on, new.version) is distinct from (old.title, old.made_by, old.made_on, old.version)
    or old.replaced_on is not null
    or not exists (
      select from instrument_events as event
      where event.council_id = new.council_id
        and event.instrument_id = new.instrument_id
        and event.kind = 'replaced'
        and event.mandate_id is null
        and event.happened_on = new.replaced_on
        and event.by_instrument = new.replaced_by
    )
  then
    raise insufficient_privilege using message = 'only an instrument replaces an instrument';
  end if;
  return new;
end
$$;
create trigger only_by_instrument before update on instruments for each row execute function only_by_instrument();

-- No status ends a Direction, and none is deleted or made into something else.
alter table items add constraint directions_end_by_instrument check (
  not (kind = 'mandate' and sort is not distinct from 'direction'
    and lifecycle is not null and lifecycle in ('delivered', 'embedded', 'sustained', 'superseded', 'closed'))
);
create function keep_direction() returns trigger
  language plpgsql
as $$
begin
  if old.kind = 'mandate' and old.sort = 'direction'
    and (tg_op = 'DELETE' or (new.kind, new.sort) is distinct from (old.kind, old.sort))
  then
    raise insufficient_privilege using message = 'only an instrument ends a Direction';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger keep_direction_deleted before delete on items for each row execute function keep_direction();
create trigger keep_direction before update of kind, sort on items for each row execute function keep_direction();

create table exercised_functions (
  council_id int not null references councils,
  function_id bigint not null generated always as identity,
  -- The function, in the instrument's words.
  words text not null check (words <> ''),
  instrument_id bigint not null,
  exercised_by text not null check (exercised_by <> ''),
  from_on date not null,
  -- The last day, where the instrument says one.
  until_on date check (until_on >= from_on),
  told_by text not null,
  returned_on date,
  -- The instrument that returned it.
  returned_by bigint,
  primary key (council_id, function_id),
  foreign key (council_id, instrument_id) references instruments,
  foreign key (council_id, returned_by) references instruments,
  check (num_nulls(returned_on, returned_by) in (0, 2)),
  check (returned_on >= from_on)
);
select keep('exercised_functions');
revoke update, delete on exercised_functions from goldthread_app;
grant update (returned_on, returned_by) on exercised_functions to goldthread_app;

create function returned_once() returns trigger
  language plpgsql
as $$
begin
  if old.returned_on is not null or not exists (
    select from instruments
    where council_id = new.council_id and instrument_id = new.returned_by and made_on <= new.returned_on
  ) then
    raise insufficient_privilege using message = 'only an instrument returns a function, once';
  end if;
  return new;
end
$$;
create trigger returned_once before update on exercised_functions for each row execute function returned_once();
