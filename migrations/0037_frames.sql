-- Frames side by side: which headings of one frame belong to which of another, and who does what an item promises.
--
--   frame_links   a heading of one plan and a heading of another, or a best value theme; the newest of a pair holds
--   item_ways     whether the council leads an item, enables it, commissions it or asks it of a partner; the newest holds

create table frame_links (
  council_id int not null references councils,
  link_id bigint not null generated always as identity,
  item_id bigint not null,
  other_item_id bigint,
  -- The theme's name in the list of best value themes.
  best_value_theme text check (best_value_theme <> ''),
  -- False where the link was ended.
  linked boolean not null,
  reason text not null check (reason <> ''),
  said_on date not null,
  said_by text not null check (said_by <> ''),
  primary key (council_id, link_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, other_item_id) references items,
  check (num_nulls(other_item_id, best_value_theme) = 1),
  check (item_id < other_item_id)
);
create index frame_links_item on frame_links (council_id, item_id, link_id);
create index frame_links_other_item on frame_links (council_id, other_item_id, link_id);
select keep('frame_links');
revoke update, delete on frame_links from goldthread_app;

create table item_ways (
  council_id int not null references councils,
  way_id bigint not null generated always as identity,
  item_id bigint not null,
  way text not null check (way in ('leads', 'enables', 'commissions', 'asks')),
  partner text check (partner <> ''),
  -- What the partner is asked, by when it should answer, and what it answered.
  ask text check (ask <> ''),
  due_on date,
  answered_on date,
  answer text check (answer <> ''),
  said_on date not null,
  said_by text not null check (said_by <> ''),
  primary key (council_id, way_id),
  foreign key (council_id, item_id) references items,
  check (way <> 'asks' or num_nulls(partner, ask, due_on) = 0),
  check (num_nulls(answered_on, answer) in (0, 2)),
  check (answered_on <= said_on)
);
create index item_ways_item on item_ways (council_id, item_id, way_id);
select keep('item_ways');
revoke update, delete on item_ways from goldthread_app;
