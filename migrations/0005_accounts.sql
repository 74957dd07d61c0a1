-- Who signed in, who failed to, and who was locked out; and which accounts are invented, so that anybody may look as them.

-- Only accounts of an invented council are ever marked: one-click sign-in asks for both.
alter table memberships add column example boolean not null default false;

create table sign_ins (
  council_id int not null references councils,
  sign_in_id bigint not null generated always as identity,
  -- Null where no account of this council has the address that was typed.
  account_id text,
  -- A keyed digest of the address typed, so that failures can be counted. The words are not kept: people type passwords there.
  tried text not null,
  event text not null check (event in (
    'signed-in', 'looked-as', 'wrong-password', 'wrong-code', 'locked-out',
    'password-set', 'second-step-on', 'second-step-off', 'disabled', 'enabled')),
  at timestamptz not null,
  primary key (council_id, sign_in_id)
);
create index sign_ins_tried on sign_ins (council_id, tried, at);
create index sign_ins_account on sign_ins (council_id, account_id, at);
select keep('sign_ins');
-- What happened is not rewritten; a retention rule may delete it.
revoke update on sign_ins from goldthread_app;

-- What happens to an account is recorded in every council it belongs to, whichever of them it happened at.
create policy every_membership on memberships for select to current_user using (true);

create function councils_of_account(asked text) returns table (council_id int)
  language sql stable
  security definer
  set search_path = public, pg_temp
as $$
  select council_id
  from memberships
  where account_id = asked
  order by council_id
$$;

revoke execute on function councils_of_account(text) from public;
grant execute on function councils_of_account(text) to goldthread_app;
