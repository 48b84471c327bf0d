-- Whoever has signed in may ask on a page.
alter table conversation drop constraint conversation_channel_check;
alter table conversation add constraint conversation_channel_check
  check (channel in ('VOICE', 'SMS', 'WEB'));

-- The secret numbers of a business's people, as slow salted hashes of keyed digests. No view: it is
-- written where it is asked, and never rebuilt.
create table staff_pin (
  tenant text not null,
  person text not null,
  salt bytea not null,
  hash bytea not null,
  rounds integer not null,
  misses integer not null default 0,
  locked timestamptz,
  -- the last attempt and what came of it, so that asking again does not count again
  attempt text,
  verdict text,
  tries integer not null default 0,
  changed timestamptz not null,
  primary key (tenant, person)
);
