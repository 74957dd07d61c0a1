-- Editions: what residents may see, frozen whole, numbered and hashed. Never changed once made.

create table editions (
  council_id int not null references councils,
  number int not null check (number > 0),
  published_on date not null,
  -- SHA-256 of the canonical JSON (RFC 8785), in hexadecimal.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content text not null,
  -- The record's head when the edition was made, so that each vouches for the other.
  head_seq bigint,
  head_hash text,
  primary key (council_id, number)
);
select keep('editions');
revoke update, delete on editions from goldthread_app;
