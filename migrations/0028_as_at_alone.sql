-- A table as it stood is worked out before anything is asked of its rows.

-- As 0001 made it, but for its last line. Without that the database may push a condition on a row's columns below the
-- choice of the table, read another table's words as this one's, and fail on words that are no number.
create or replace function rows_as_at(named text, instant timestamptz)
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
  offset 0
$$;
