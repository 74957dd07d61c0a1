-- Opinions: what somebody independent thinks of an item, and the rules by which Goldthread computes its own.

-- One line for each view that an assurer or a commissioner formed. The latest of an item stands beside the owner's.
create table independent_opinions (
  council_id int not null references councils,
  opinion_id bigint not null generated always as identity,
  item_id bigint not null,
  -- Where they place it; the words are their own.
  confidence text not null check (confidence in ('on-track', 'at-risk', 'off-track', 'delivered', 'cannot-judge')),
  words text not null check (words <> ''),
  reason text not null check (reason <> ''),
  -- What they looked at: a document, a minute, a visit, a link.
  evidence text not null check (evidence <> ''),
  -- The day on which they formed it, and the day on which it was written here.
  formed_on date not null,
  given_on date not null,
  given_by text not null,
  given_as text not null check (given_as in ('assurer', 'commissioner')),
  person_id bigint,
  primary key (council_id, opinion_id),
  foreign key (council_id, item_id) references items,
  foreign key (council_id, person_id) references people,
  check (formed_on <= given_on)
);
create index independent_opinions_item on independent_opinions (council_id, item_id, opinion_id desc);
create index independent_opinions_person on independent_opinions (council_id, person_id);
select keep('independent_opinions');
-- An opinion once given stays given; a new one stands beside it.
revoke update, delete on independent_opinions from goldthread_app;

-- What the council set for a rule of computed status, from a day. The last line of a rule on a day stands; the rules
-- themselves, and what holds where the council has set nothing, are in the program.
create table status_rules (
  council_id int not null references councils,
  status_rule_id bigint not null generated always as identity,
  -- As the page of rules names it: dates/late.
  rule_name text not null check (rule_name <> ''),
  is_on boolean not null,
  -- Setting name to whole number: {"offTrackAfter": 7}
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  from_on date not null,
  reason text not null check (reason <> ''),
  set_on date not null,
  set_by text not null,
  primary key (council_id, status_rule_id),
  check (from_on >= set_on)
);
create index status_rules_rule on status_rules (council_id, rule_name, from_on);
select keep('status_rules');
-- What was judged by a rule must stay explicable: a new setting is a new line.
revoke update, delete on status_rules from goldthread_app;
