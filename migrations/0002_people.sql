-- Officers, members and others; their posts over time; boards and who sits on them; who may sign in as whom.

create table people (
  council_id int not null references councils,
  person_id bigint not null generated always as identity,
  kind text not null check (kind in ('officer', 'member', 'commissioner', 'external')),
  name text not null check (name <> ''),
  initials text check (initials <> ''),
  -- Overrides the council's rule on whose name the public may see; null follows the rule.
  name_public boolean,
  primary key (council_id, person_id)
);
-- An officer and a member may share initials; two officers may not.
create unique index people_initials on people (council_id, kind, initials);
select keep('people');

create table posts (
  council_id int not null,
  post_id bigint not null generated always as identity,
  person_id bigint not null,
  title text not null check (title <> ''),
  standing text not null default 'permanent' check (standing in ('permanent', 'acting', 'interim')),
  -- Senior and statutory posts are public by name.
  senior boolean not null default false,
  from_on date,
  to_on date,
  primary key (council_id, post_id),
  foreign key (council_id, person_id) references people,
  check (to_on >= from_on)
);
create index posts_person on posts (council_id, person_id);
select keep('posts');

create table bodies (
  council_id int not null references councils,
  body_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  kind text not null,
  purpose text,
  meets text,
  in_public boolean not null default false,
  decides boolean not null default false,
  reports_to bigint,
  primary key (council_id, body_id),
  foreign key (council_id, reports_to) references bodies,
  unique (council_id, name)
);
select keep('bodies');

create table body_members (
  council_id int not null,
  body_id bigint not null,
  person_id bigint not null,
  role text not null check (role in ('chair', 'co-chair', 'vice-chair', 'member')),
  primary key (council_id, body_id, person_id),
  foreign key (council_id, body_id) references bodies,
  foreign key (council_id, person_id) references people
);
select keep('body_members');

-- An account (schema auth) may belong to several councils, with other roles in each.
create table memberships (
  council_id int not null references councils,
  account_id text not null,
  roles text[] not null check (cardinality(roles) > 0),
  person_id bigint,
  primary key (council_id, account_id),
  foreign key (council_id, person_id) references people
);
select keep('memberships');
