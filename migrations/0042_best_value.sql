-- How the council and others score each best value theme, and what they cite for it.
--
--   best_value_scores     a score of a theme by the council itself or by somebody independent; what was said before stays
--   best_value_evidence   what a score cites: items of the thread, or pieces of evidence

create table best_value_scores (
  council_id int not null references councils,
  score_id bigint not null generated always as identity,
  -- The theme and the version of the guidance, as the product names them: 2024, 2024-leadership.
  version text not null check (version <> ''),
  theme text not null check (theme <> ''),
  sort text not null check (sort in ('self', 'independent')),
  score text not null check (score in ('weak', 'developing', 'sound', 'strong')),
  reasons text not null check (reasons <> ''),
  -- Who judged: of an independent score somebody named, such as a commissioner, a peer or an auditor.
  assessor text not null check (assessor <> ''),
  assessed_on date not null,
  recorded_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (council_id, score_id),
  check (assessed_on <= recorded_on)
);
create index best_value_scores_theme on best_value_scores (council_id, theme, score_id);
select keep('best_value_scores');
revoke update, delete on best_value_scores from goldthread_app;

create table best_value_evidence (
  council_id int not null references councils,
  score_id bigint not null,
  position int not null check (position >= 0),
  item_id bigint,
  evidence_id bigint,
  primary key (council_id, score_id, position),
  foreign key (council_id, score_id) references best_value_scores,
  foreign key (council_id, item_id) references items,
  foreign key (council_id, evidence_id) references evidence,
  check (num_nonnulls(item_id, evidence_id) = 1)
);
create index best_value_evidence_item on best_value_evidence (council_id, item_id);
create index best_value_evidence_piece on best_value_evidence (council_id, evidence_id);
select keep('best_value_evidence');
revoke update, delete on best_value_evidence from goldthread_app;
