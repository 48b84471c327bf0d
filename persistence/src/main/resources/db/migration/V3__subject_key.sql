-- The data key of every subject (an entity that holds personal data), wrapped by the master key.
-- Erasing a person empties `wrapped`; the row stays, so that the key is never made anew.
create table subject_key (
  subject text primary key,
  person text,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint subject_key_destroyed check ((wrapped is null) = (destroyed_at is not null))
);

create index subject_key_person on subject_key (person) where person is not null;
