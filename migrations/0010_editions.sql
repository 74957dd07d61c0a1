-- Editions of a plan: the same thread as each document published it, and where an item of one lives on in the next.

create table plan_editions (
  council_id int not null,
  plan_id bigint not null,
  number int not null check (number > 0),
  title text not null check (title <> ''),
  published_words text,
  published_on date,
  -- Null for a plan that was not read from a document.
  document_id bigint,
  primary key (council_id, plan_id, number),
  foreign key (council_id, plan_id) references plans,
  foreign key (council_id, document_id) references documents
);
select keep('plan_editions');

-- An item of a new edition may go on from several of the old one, and one of the old in several of the new.
alter table links
  drop constraint links_kind_check,
  add constraint links_kind_check check (kind in ('answers', 'delivers', 'mentions', 'continues'));

-- What a person says while a reading is laid beside the plan it may be the next edition of: which plan (subject `plan`),
-- which items are one, what became of those that are gone, and where they go on.
create table edition_answers (
  council_id int not null,
  reading_id bigint not null,
  subject text not null check (subject <> ''),
  answer jsonb not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (council_id, reading_id, subject),
  foreign key (council_id, reading_id) references readings
);
select keep('edition_answers');
