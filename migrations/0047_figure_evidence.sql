-- What shows that a figure is right: a link, or where the paper lies. It is for whoever approves it, and never public.
alter table observations add column evidence text check (evidence <> '');
