-- Readings: a document as it was read, the doubts that people settled in it, and what their answers taught us.

create table readings (
  council_id int not null references councils,
  reading_id bigint not null generated always as identity,
  sha256 text not null,
  name text not null check (name <> ''),
  state text not null check (state in ('being-read', 'to-settle', 'loaded', 'refused')),
  -- Why it could not be read, and what to do about it.
  refusal text,
  document_id bigint,
  asked_by text not null,
  asked_at timestamptz not null,
  loaded_by text,
  loaded_at timestamptz,
  primary key (council_id, reading_id),
  -- The same bytes are the same reading, whoever gives them.
  unique (council_id, sha256),
  foreign key (council_id, sha256) references files,
  foreign key (council_id, document_id) references documents,
  check ((state = 'refused') = (refusal is not null)),
  check ((state = 'loaded') = (document_id is not null))
);
select keep('readings');

-- What was read, written once: apart, so that a change of state does not copy a whole plan into the record.
create table reading_drafts (
  council_id int not null,
  reading_id bigint not null,
  draft jsonb not null,
  -- Where every word of the document went.
  account jsonb not null,
  lines text[] not null,
  -- The line on which each place of the document is shown; empty where places are lines.
  places jsonb not null,
  primary key (council_id, reading_id),
  foreign key (council_id, reading_id) references readings
);
select keep('reading_drafts');

-- One answer of one person to one question of a reading, or to one item of it.
create table settlements (
  council_id int not null,
  reading_id bigint not null,
  subject text not null check (subject <> ''),
  answer jsonb not null,
  reason text,
  settled_by text not null,
  settled_at timestamptz not null,
  primary key (council_id, reading_id, subject),
  foreign key (council_id, reading_id) references readings
);
select keep('settlements');

-- What the council said words mean, to be offered when the next document uses them.
create table remembered (
  council_id int not null references councils,
  about text not null check (about in ('officer', 'member', 'status', 'spelling')),
  words text not null,
  answer jsonb not null,
  reading_id bigint not null,
  primary key (council_id, about, words),
  foreign key (council_id, reading_id) references readings
);
select keep('remembered');

-- Doubts of a loaded document that a person has settled, in words: what, who, when. A table of its own, because a new
-- column of findings would leave its rows unlike their latest lines in the record.
create table settled_findings (
  council_id int not null,
  finding_id bigint not null,
  words text not null check (words <> ''),
  primary key (council_id, finding_id),
  foreign key (council_id, finding_id) references findings
);
select keep('settled_findings');
-- Numbers of findings are given before the rows are written, so that a doubt and its settlement land in one statement.
grant usage on sequence findings_finding_id_seq to goldthread_app;
