-- Packs: what a board, a sponsor or scrutiny is given to read, made from the plan's own data and frozen when approved.

-- A council's own Word documents on which packs are written; the newest is used. Its bytes are in files.
create table pack_templates (
  council_id int not null references councils,
  template_id bigint not null generated always as identity,
  name text not null check (name <> ''),
  sha256 text not null,
  given_on date not null,
  -- Taken out of use: packs are plain again, unless another is given.
  ended_on date,
  primary key (council_id, template_id),
  foreign key (council_id, sha256) references files,
  check (ended_on >= given_on)
);
create index pack_templates_file on pack_templates (council_id, sha256);
select keep('pack_templates');

create table packs (
  council_id int not null references councils,
  pack_id bigint not null generated always as identity,
  kind text not null check (kind in ('highlight', 'exception', 'board', 'scrutiny')),
  title text not null check (title <> ''),
  body_id bigint,
  -- The theme or other item it is about; null for all that its board watches over, or the whole plan.
  item_id bigint,
  -- The months it reports on, in words and days.
  period text not null check (period <> ''),
  from_on date not null,
  to_on date not null,
  made_on date not null,
  made_by text not null,
  -- Canonical JSON (RFC 8785) of all that the pack says; the hash is of its UTF-8 bytes.
  content text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  -- The template it is written on; null for the plain one.
  template_id bigint,
  approved_on date,
  approved_by text,
  -- The Word document as it was approved; its bytes are in files.
  word_sha256 text,
  primary key (council_id, pack_id),
  foreign key (council_id, body_id) references bodies,
  foreign key (council_id, item_id) references items,
  foreign key (council_id, template_id) references pack_templates,
  foreign key (council_id, word_sha256) references files,
  check (from_on <= to_on),
  check ((approved_on is null) = (approved_by is null)),
  check ((approved_on is null) = (word_sha256 is null)),
  check (approved_on >= made_on)
);
create index packs_body on packs (council_id, body_id);
create index packs_item on packs (council_id, item_id);
create index packs_template on packs (council_id, template_id);
create index packs_word on packs (council_id, word_sha256);
select keep('packs');

-- What is approved stays as it was, whoever asks.
create function refuse_change_of_approved() returns trigger
  language plpgsql
  set search_path = public, pg_temp
as $$
begin
  if old.approved_on is not null then
    raise exception 'an approved pack is frozen';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger frozen before update or delete on packs for each row execute function refuse_change_of_approved();
