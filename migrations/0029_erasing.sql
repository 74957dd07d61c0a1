-- Erasing: words leave every row and every line of the record under a named authority, append-only tables included.

-- Words as they stand within the text of a JSON value.
create function within_json(words text) returns text
  language sql immutable parallel safe
  return substr(to_json(words)::text, 2, length(to_json(words)::text) - 2);

-- Puts [removed] in place of the words in every text of a kept table's rows of this council, then takes out of the record
-- every line of the table that holds them. Answers how many rows and lines. Runs in a unit of work. Refused for a table
-- whose rows are sealed, which nobody but their authors may search, and for one of frozen bytes, whose hash would no
-- longer hold.
create function erase_words(named text, words text, authority text) returns table (erased_rows int, erased_lines int)
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
declare
  relation regclass := to_regclass(quote_ident(named));
  change text;
  changed int;
  removed_entry bigint;
  removed_line bigint;
begin
  erased_rows := 0;
  erased_lines := 0;
  if length(btrim(coalesce(words, ''))) < 3 then
    raise invalid_parameter_value using message = 'name at least three letters to be removed';
  end if;
  if coalesce(btrim(authority), '') = '' then
    raise invalid_parameter_value using message = 'a removal must name its authority';
  end if;
  if not exists (select from pg_trigger where tgrelid = relation and tgname = 'record_row') then
    raise invalid_parameter_value using message = format('%s is not a kept table', named);
  end if;
  if exists (
    select from pg_attribute
    where attrelid = relation and not attisdropped and attname in ('sealed_to', 'sha256')
  ) then
    return next;
    return;
  end if;
  select string_agg(format(
      case atttypid
        when 'text'::regtype then '%1$I = replace(%1$I, $1, ''[removed]'')'
        when 'text[]'::regtype then '%1$I = array(select replace(one, $1, ''[removed]'') from unnest(%1$I) with ordinality as part (one, place) order by place)'
        else '%1$I = replace(%1$I::text, within_json($1), ''[removed]'')::jsonb'
      end, attname), ', ' order by attnum)
  into change
  from pg_attribute
  where attrelid = relation
    and attnum > 0
    and not attisdropped
    and attgenerated = ''
    and atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
    and attname not in (
      select attribute.attname
      from pg_index
      cross join unnest(pg_index.indkey) as part (number)
      join pg_attribute as attribute on attribute.attrelid = indrelid and attribute.attnum = part.number
      where indrelid = relation and indisprimary
    );
  if change is not null then
    execute format(
      'update %1$s as one set %2$s where council_id = current_council() and strpos(to_jsonb(one)::text, within_json($1)) > 0',
      relation, change) using words;
    get diagnostics changed = row_count;
    erased_rows := changed;
  end if;
  for removed_entry, removed_line in
    select line.entry_id, line.line_id
    from record_lines as line
    join record_content as content using (council_id, entry_id, line_id)
    where line.council_id = current_council()
      and line.table_name = named
      and (strpos(content.before::text, within_json(words)) > 0 or strpos(content.after::text, within_json(words)) > 0)
    order by line.line_id
  loop
    perform remove_content(removed_entry, removed_line, authority);
    erased_lines := erased_lines + 1;
  end loop;
  return next;
end
$$;
revoke execute on function erase_words(text, text, text) from public;
grant execute on function erase_words(text, text, text) to goldthread_app;
