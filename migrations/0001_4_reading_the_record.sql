-- Reading the record: a table as it stood at an instant. And removing words from it under a named authority.

-- Every row of a kept table of this transaction's council, as it stood. The caller's own rights and the record's own
-- policy apply. `removed` is true, and `words` null, where the words were lawfully taken out of the record since.
create function rows_as_at(named text, instant timestamptz)
  returns table (row_key text, words jsonb, removed boolean)
  language sql stable
as $$
  select latest.row_key, content.after, content.after is null
  from (
    select distinct on (line.row_key) line.*
    from record_lines as line
    join record as entry using (council_id, entry_id)
    where line.council_id = (select current_council())
      and line.table_name = named
      and entry.at <= instant
    -- Lines of one row are numbered in the order of its changes: the row's own lock saw to that.
    order by line.row_key, line.line_id desc
  ) as latest
  join record_content as content using (council_id, entry_id, line_id)
  where latest.after_digest is not null
  order by latest.row_key
$$;

-- Takes the words of one line out of the record: what the row was before, and what it became. The line itself, its
-- digests and the chain stay, and the removal is a line of its own, naming the authority (a retention rule, an erasure
-- request, a court order). How a row stands now is the row's own matter: change or delete the row first, or its present
-- words would stay in sight while the record said that they had gone. So of a line that is still the row's last, only
-- the words before it are taken.
create function remove_content(entry bigint, line bigint, authority text) returns void
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
declare
  target record_lines%rowtype;
  stands boolean;
begin
  if coalesce(btrim(authority), '') = '' then
    raise invalid_parameter_value using message = 'a removal must name its authority';
  end if;
  select * into target
  from record_lines
  where council_id = current_council() and entry_id = entry and line_id = line;
  if not found then
    raise no_data_found using message = format('the record has no line %s in entry %s', line, entry);
  end if;
  stands := target.after_digest is not null and not exists (
    select from record_lines
    where council_id = target.council_id
      and table_name = target.table_name
      and row_key = target.row_key
      and line_id > line
  );
  if stands and target.before_digest is null then
    raise invalid_parameter_value using
      message = format('%s %s still stands as this line left it: change or delete the row first', target.table_name, target.row_key);
  end if;
  perform add_line(
    target.council_id,
    'record_content',
    jsonb_build_array(entry, line)::text,
    null,
    jsonb_build_object('authority', authority, 'removed', case when stands then 'before' else 'all' end)
  );
  update record_content
  set removed_in = current_entry(),
      before_salt = null,
      before = null,
      after_salt = case when stands then after_salt end,
      after = case when stands then after end
  where council_id = target.council_id and entry_id = entry and line_id = line;
end
$$;

revoke execute on function rows_as_at(text, timestamptz), remove_content(bigint, bigint, text) from public;
grant execute on function rows_as_at(text, timestamptz), remove_content(bigint, bigint, text) to goldthread_app;
