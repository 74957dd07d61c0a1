-- Registers of money: loans, schemes, disposals, savings, budget lines, reserves and the rest, one row an entry.
--
--   money_entries    an entry of a register: its name, its facts as its kind describes them, who owns it
--   money_links      the actions and other items that an entry waits for or serves
--   money_risks      the entries of the register of risks that speak of it
--   money_releases   who confirmed that a completed sale may be published, and why

create table money_entries (
  council_id int not null references councils,
  entry_id bigint not null generated always as identity,
  kind text not null check (kind <> ''),
  name text not null check (name <> ''),
  -- Amounts are whole pence. What may stand here is checked by the kind, on the way in and on the way out.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  owner_id bigint,
  made_on date not null,
  -- When it was last kept, and by whom.
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  ended_on date,
  ended_why text check (ended_why <> ''),
  primary key (council_id, entry_id),
  foreign key (council_id, owner_id) references people,
  check ((ended_on is null) = (ended_why is null))
);
create unique index money_entries_name on money_entries (council_id, kind, lower(name)) where ended_on is null;
create index money_entries_owner on money_entries (council_id, owner_id);
select keep('money_entries');

create table money_links (
  council_id int not null references councils,
  entry_id bigint not null,
  item_id bigint not null,
  primary key (council_id, entry_id, item_id),
  foreign key (council_id, entry_id) references money_entries,
  foreign key (council_id, item_id) references items
);
create index money_links_item on money_links (council_id, item_id);
select keep('money_links');

create table money_risks (
  council_id int not null references councils,
  entry_id bigint not null,
  raid_entry_id bigint not null,
  primary key (council_id, entry_id, raid_entry_id),
  foreign key (council_id, entry_id) references money_entries,
  foreign key (council_id, raid_entry_id) references raid_entries
);
create index money_risks_risk on money_risks (council_id, raid_entry_id);
select keep('money_risks');

create table money_releases (
  council_id int not null references councils,
  release_id bigint not null generated always as identity,
  entry_id bigint not null,
  released_on date not null,
  released_by text not null check (released_by <> ''),
  why text not null check (why <> ''),
  primary key (council_id, release_id),
  foreign key (council_id, entry_id) references money_entries
);
create unique index money_releases_entry on money_releases (council_id, entry_id);
select keep('money_releases');
revoke update, delete on money_releases from goldthread_app;
