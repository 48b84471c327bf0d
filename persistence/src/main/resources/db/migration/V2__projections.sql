-- The tables of pekko-projection-jdbc 1.0.0, and what the journal feed needs.

create table pekko_projection_offset_store (
  projection_name varchar(255) not null,
  projection_key varchar(255) not null,
  current_offset varchar(255) not null,
  manifest varchar(4) not null,
  mergeable boolean not null,
  last_updated bigint not null,
  primary key (projection_name, projection_key)
);

create table pekko_projection_management (
  projection_name varchar(255) not null,
  projection_key varchar(255) not null,
  paused boolean not null,
  last_updated bigint not null,
  primary key (projection_name, projection_key)
);

-- Lets a slice be read without stepping over the events of other entity types. `+ 0` keeps the
-- planner to this index: given a choice, it may walk event_journal_ordering_idx through the journal.
create index event_journal_feed
  on event_journal (split_part(persistence_id, '|', 1), (ordering + 0));

-- Two instances of a slice may overlap for a moment (network partition, slow hand-over). The offset
-- is stored in the transaction of the handler, so refusing to move it back undoes the work of the
-- instance that is behind; it then starts again from the stored offset. To rewind on purpose, clear
-- the offset first.
create function projection_offset_is_behind() returns trigger language plpgsql as $$
begin
  raise exception 'projection % of % is already at %, not %',
    old.projection_key, old.projection_name, old.current_offset, new.current_offset
    using errcode = 'serialization_failure';
end $$;

create trigger projection_offset_moves_forward
  before update of current_offset on pekko_projection_offset_store
  for each row
  when (case when old.manifest = 'SEQ' and new.manifest = 'SEQ'
        then new.current_offset::bigint <= old.current_offset::bigint end)
  execute function projection_offset_is_behind();
