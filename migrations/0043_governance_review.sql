-- The yearly review of governance: what groups of people say of it, and the issues that come of it with their actions.
--
--   governance_reviews         a review of a year, and the groups that are asked
--   governance_answers         how many of a group gave each answer to a statement; the newest holds
--   governance_issues          what a group finds wanting
--   governance_issue_actions   the actions of the plan that answer an issue

create table governance_reviews (
  council_id int not null references councils,
  review_id bigint not null generated always as identity,
  -- The financial year: 2026/27. There is one review of each.
  year text not null check (year ~ '^\d{4}/\d{2}$'),
  -- The version of the statements, as the product names it.
  version text not null check (version <> ''),
  audiences text[] not null check (
    cardinality(audiences) > 0 and audiences <@ array['members', 'officers', 'commissioners', 'partners']
  ),
  opened_on date not null,
  opened_by text not null check (opened_by <> ''),
  primary key (council_id, review_id),
  unique (council_id, year)
);
select keep('governance_reviews');

create table governance_answers (
  council_id int not null references councils,
  answer_id bigint not null generated always as identity,
  review_id bigint not null,
  audience text not null check (audience in ('members', 'officers', 'commissioners', 'partners')),
  statement text not null check (statement <> ''),
  -- How many gave each answer from 1 to 5. Where fewer than five answered nothing is kept but that: it could show who said what.
  given_1 int check (given_1 >= 0),
  given_2 int check (given_2 >= 0),
  given_3 int check (given_3 >= 0),
  given_4 int check (given_4 >= 0),
  given_5 int check (given_5 >= 0),
  words text check (words <> ''),
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, answer_id),
  foreign key (council_id, review_id) references governance_reviews,
  check (num_nulls(given_1, given_2, given_3, given_4, given_5) in (0, 5)),
  check (given_1 + given_2 + given_3 + given_4 + given_5 >= 5),
  check (given_1 is not null or words is null)
);
create index governance_answers_review on governance_answers (council_id, review_id, answer_id);
select keep('governance_answers');
revoke update, delete on governance_answers from goldthread_app;

create table governance_issues (
  council_id int not null references councils,
  issue_id bigint not null generated always as identity,
  review_id bigint not null,
  audience text not null check (audience in ('members', 'officers', 'commissioners', 'partners')),
  -- The statement that it is about, if it is about one.
  statement text check (statement <> ''),
  words text not null check (words <> ''),
  raised_on date not null,
  raised_by text not null check (raised_by <> ''),
  primary key (council_id, issue_id),
  foreign key (council_id, review_id) references governance_reviews
);
create index governance_issues_review on governance_issues (council_id, review_id, issue_id);
select keep('governance_issues');
revoke update, delete on governance_issues from goldthread_app;

create table governance_issue_actions (
  council_id int not null references councils,
  issue_id bigint not null,
  item_id bigint not null,
  linked_on date not null,
  linked_by text not null check (linked_by <> ''),
  primary key (council_id, issue_id, item_id),
  foreign key (council_id, issue_id) references governance_issues,
  foreign key (council_id, item_id) references items
);
create index governance_issue_actions_item on governance_issue_actions (council_id, item_id);
select keep('governance_issue_actions');
