// What the database says of its own tables: columns, keys and guards. Alike on every version of PostgreSQL we support.
import { z } from 'zod';
import { type Database, sql } from '../../src/db/database.ts';

const Column = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  /** The words a check allows, where it is a list. */
  allowed: z.string().nullable(),
});

const Table = z.object({
  /** With its schema, where that is not `public`. */
  name: z.string(),
  columns: z.array(Column),
  /** Primary key, unique and foreign keys in SQL, in this order. */
  keys: z.array(z.string()),
  recorded: z.boolean(),
  appendOnly: z.boolean(),
  bound: z.boolean(),
});
export type Table = z.infer<typeof Table>;

/** Our own tables: those of councils, and the shared ones. Libraries keep theirs in the schemas `auth` and `jobs`. */
export function tablesOf(database: Database): Promise<readonly Table[]> {
  return database.withoutCouncil((tx) =>
    tx.any(sql.type(Table)`
      select
        case when space.nspname = 'public' then '' else space.nspname || '.' end || class.relname as name,
        (
          select json_agg(
            json_build_object(
              'name', attname,
              'type', format_type(atttypid, atttypmod),
              'nullable', not attnotnull,
              'allowed', (
                select pg_get_constraintdef(oid)
                from pg_constraint
                where conrelid = class.oid
                  and contype = 'c'
                  and conkey = array[attnum]
                  and pg_get_constraintdef(oid) like '%= ANY (ARRAY[%'
                order by conname
                limit 1
              )
            )
            order by attnum
          )
          from pg_attribute
          where attrelid = class.oid and attnum > 0 and not attisdropped
        ) as columns,
        (
          select coalesce(json_agg(pg_get_constraintdef(oid) order by strpos('puf', contype::text), conname), '[]')
          from pg_constraint
          where conrelid = class.oid and contype in ('p', 'u', 'f')
        ) as keys,
        exists (select from pg_trigger where tgrelid = class.oid and tgname = 'record_row') as recorded,
        exists (select from pg_trigger where tgrelid = class.oid and tgname = 'append_only') as append_only,
        class.relforcerowsecurity as bound
      from pg_class as class
      join pg_namespace as space on space.oid = class.relnamespace
      where space.nspname in ('public', 'reference') and class.relkind in ('r', 'p')
      order by space.nspname, class.relname`),
  );
}
