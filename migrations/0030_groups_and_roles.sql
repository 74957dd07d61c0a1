-- Signing in by a council's own sign-in service: which of its groups gives which role, and the roles people hold by their groups.

-- A role that a group gives whoever is in it, from their next sign-in on. A group may give several.
create table group_roles (
  council_id int not null references councils,
  group_role_id bigint not null generated always as identity,
  -- The group, word for word as the sign-in service sends it: Microsoft Entra ID sends object ids, others send names.
  group_sent text not null check (group_sent <> ''),
  -- What administrators call it, where what is sent says nothing to them.
  known_as text check (known_as <> ''),
  role text not null check (role <> ''),
  primary key (council_id, group_role_id),
  unique (council_id, group_sent, role)
);
select keep('group_roles');
-- A line is taken away and another written: nothing in it is changed.
revoke update on group_roles from goldthread_app;

-- Roles given by hand stay in `roles`. Whoever has lost their last group may be left with none, and then may do nothing.
alter table memberships drop constraint memberships_roles_check;
-- The roles that their groups gave at their latest sign-in by the sign-in service, apart from those given by hand.
alter table memberships add column group_roles text[] not null default '{}';

-- What somebody may do: the roles given by hand, then those that their groups alone give, in the order they were given.
create function roles_held(membership memberships) returns text[]
  language sql immutable
  set search_path = public, pg_temp
as $$
  select membership.roles || array(
    select given.role
    from unnest(membership.group_roles) with ordinality as given (role, place)
    where given.role <> all (membership.roles)
    order by given.place
  )
$$;

revoke execute on function roles_held(memberships) from public;
grant execute on function roles_held(memberships) to goldthread_app;

alter table sign_ins
  drop constraint sign_ins_event_check,
  add constraint sign_ins_event_check check (event in (
    'signed-in', 'looked-as', 'wrong-password', 'wrong-code', 'locked-out',
    'password-set', 'second-step-on', 'second-step-off', 'disabled', 'enabled',
    -- By the sign-in service: signed in; refused; joined to an account here, or parted from it; left administrator
    -- without a group for it, because nobody else is one.
    'service-signed-in', 'service-refused', 'service-linked', 'service-unlinked', 'service-kept-administrator'));
