-- keep('table'): puts a council's table under the house rules. Every migration calls it once for each table it makes,
-- and again if it changes the primary key.
--
--   key       the primary key begins with council_id
--   reading   row-level security, for the owner as well: a transaction sees the rows of its council and no others
--   writing   every change is a line of the record, and is refused outside a unit of work
--   rights    the application's role may read and write rows, and nothing else

create function keep(named regclass) returns void
  language plpgsql
  set search_path = public, pg_temp
as $$
declare
  key text[];
begin
  select array_agg(attribute.attname::text order by part.place)
  into key
  from pg_index
  cross join unnest(pg_index.indkey) with ordinality as part (number, place)
  join pg_attribute as attribute
    on attribute.attrelid = pg_index.indrelid and attribute.attnum = part.number
  where pg_index.indrelid = named and pg_index.indisprimary;
  if key[1] is distinct from 'council_id' then
    raise exception 'the primary key of % must begin with council_id', named;
  end if;

  execute format('alter table %s enable row level security', named);
  execute format('alter table %s force row level security', named);
  execute format('drop policy if exists council on %s', named);
  -- In a sub-select the setting is read once a statement instead of once a row.
  execute format('create policy council on %s using (council_id = (select current_council()))', named);

  execute format(
    'create or replace trigger record_row after insert or update or delete on %s for each row execute function record_row(%s)',
    named,
    (select string_agg(quote_literal(part), ', ' order by place)
     from unnest(key[2:]) with ordinality as part (part, place))
  );
  -- Truncation fires no row trigger, so it would leave no line.
  execute format(
    'create or replace trigger no_truncate before truncate on %s execute function refuse_change()',
    named
  );
  execute format('grant select, insert, update, delete on %s to goldthread_app', named);
end
$$;

revoke execute on function keep(regclass) from public;
