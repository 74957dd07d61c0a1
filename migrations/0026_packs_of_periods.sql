-- A pack reports on a period of a cycle, and bears that period's figures; null on packs made before periods were kept.
alter table packs add column period_id bigint;
alter table packs add foreign key (council_id, period_id) references periods;
create index packs_period on packs (council_id, period_id);
