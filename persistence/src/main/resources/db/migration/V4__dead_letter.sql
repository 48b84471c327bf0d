-- Events a projection could not take. `reason` names the kind of failure and nothing of the content;
-- the event itself lies in the journal at `ordering`.
create table dead_letter (
  projection text not null,
  slice text not null,
  ordering bigint not null,
  persistence_id text not null,
  sequence_nr bigint not null,
  reason text not null,
  at timestamptz not null default now(),
  primary key (projection, slice, ordering)
);
