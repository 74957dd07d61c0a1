-- Reviews by others: who looked, what clock that started, what the council answers to each recommendation, and which ask the same.
--
--   reviews                  a peer challenge, an audit, a regulator's visit, a notice
--   review_deadlines         days that the reviewer's own letter sets, beside those of the scheme
--   review_steps             what was done of a review's clock, and on which day; the newest of a step holds
--   recommendation_answers   accept, accept in part or decline, with the reason; the newest holds
--   recommendation_pairs     two recommendations that ask the same, or do not; the newest of a pair holds

create table reviews (
  council_id int not null references councils,
  review_id bigint not null generated always as identity,
  kind text not null check (kind in ('peer-challenge', 'internal-audit', 'external-audit', 'regulator',
    'statutory-recommendation', 'best-value-notice', 'other')),
  title text not null check (title <> ''),
  reviewer text not null check (reviewer <> ''),
  -- Which set of deadlines holds for it, by its name in the list of schemes; null where none is known.
  scheme text check (scheme <> ''),
  -- The last day on site, or the day on which a letter or notice was made: its clock begins here.
  ended_on date not null,
  reported_on date,
  -- The plan that holds its recommendations.
  plan_id bigint,
  kept_on date not null,
  kept_by text not null check (kept_by <> ''),
  primary key (council_id, review_id),
  foreign key (council_id, plan_id) references plans,
  check (reported_on >= ended_on)
);
create index reviews_plan on reviews (council_id, plan_id);
select keep('reviews');

create table review_deadlines (
  council_id int not null references councils,
  deadline_id bigint not null generated always as identity,
  review_id bigint not null,
  what text not null check (what <> ''),
  due_on date not null,
  -- Where it is said: a page of the letter, a minute.
  said_in text not null check (said_in <> ''),
  set_on date not null,
  set_by text not null check (set_by <> ''),
  primary key (council_id, deadline_id),
  foreign key (council_id, review_id) references reviews
);
create index review_deadlines_review on review_deadlines (council_id, review_id, deadline_id);
select keep('review_deadlines');
revoke update, delete on review_deadlines from goldthread_app;

create table review_steps (
  council_id int not null references councils,
  step_id bigint not null generated always as identity,
  review_id bigint not null,
  -- The step's name in its scheme, or one of the review's own deadlines.
  step text check (step <> ''),
  deadline_id bigint,
  -- Null where a day that was recorded before does not hold.
  done_on date,
  words text not null check (words <> ''),
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, step_id),
  foreign key (council_id, review_id) references reviews,
  foreign key (council_id, deadline_id) references review_deadlines,
  check (num_nulls(step, deadline_id) = 1),
  check (done_on <= recorded_on)
);
create index review_steps_review on review_steps (council_id, review_id, step_id);
create index review_steps_deadline on review_steps (council_id, deadline_id);
select keep('review_steps');
revoke update, delete on review_steps from goldthread_app;

create table recommendation_answers (
  council_id int not null references councils,
  answer_id bigint not null generated always as identity,
  item_id bigint not null,
  answer text not null check (answer in ('accept', 'accept-in-part', 'decline')),
  reason text check (reason <> ''),
  -- Who gave the council's answer: a person or a body such as Cabinet.
  answered_by text not null check (answered_by <> ''),
  answered_on date not null,
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, answer_id),
  foreign key (council_id, item_id) references items,
  check (answer = 'accept' or reason is not null),
  check (answered_on <= recorded_on)
);
create index recommendation_answers_item on recommendation_answers (council_id, item_id, answer_id);
select keep('recommendation_answers');
revoke update, delete on recommendation_answers from goldthread_app;

create table recommendation_pairs (
  council_id int not null references councils,
  pair_id bigint not null generated always as identity,
  one_id bigint not null,
  other_id bigint not null,
  same boolean not null,
  reason text not null check (reason <> ''),
  decided_on date not null,
  decided_by text not null check (decided_by <> ''),
  primary key (council_id, pair_id),
  foreign key (council_id, one_id) references items,
  foreign key (council_id, other_id) references items,
  check (one_id < other_id)
);
create index recommendation_pairs_one on recommendation_pairs (council_id, one_id);
create index recommendation_pairs_other on recommendation_pairs (council_id, other_id);
select keep('recommendation_pairs');
revoke update, delete on recommendation_pairs from goldthread_app;
