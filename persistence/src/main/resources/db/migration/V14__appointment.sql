create table appointment (
  tenant text not null,
  id text not null,
  resource text not null,
  customer text not null,
  conversation text,
  service text not null,
  emergency boolean not null,
  starts timestamptz not null,
  ends timestamptz not null,
  during tstzrange not null generated always as (tstzrange(starts, ends)) stored,
  -- as agreed on the wall clock
  local_start timestamp,
  zone text,
  -- when a hold runs out
  until timestamptz not null,
  status text not null check (status in ('HELD', 'CONFIRMED', 'CANCELLED', 'DISPLACED')),
  attending boolean not null default false,
  made timestamptz,
  -- the resource that leads, on the rows of those that follow it
  lead text,
  -- those that follow, on the row of the one that leads
  companions text[] not null default '{}',
  -- the resource that handed it over
  origin text,
  unsure boolean not null default false,
  -- why and since when another time has to be found
  pending_why text,
  pending_since timestamptz,
  displaced_by text,
  why text,
  late boolean not null default false,
  outcome text,
  interest text,
  -- changes on this calendar that the customer must be told; those on the calendars that handed
  -- it over come on top
  revision integer not null default 0,
  -- another time kept beside this one while it is being moved
  next_starts timestamptz,
  next_ends timestamptz,
  next_until timestamptz,
  -- found to overlap another one: shown all the same, and kept out of the constraint below
  clashes boolean not null default false,
  -- each appointment once: on the calendar that leads, and not where it was handed over
  listed boolean not null generated always as (
    lead is null and not (status = 'CANCELLED' and coalesce(why, '') = 'handed-over')) stored,
  primary key (tenant, id, resource),
  -- The calendars never let two appointments overlap. This does not trust them.
  constraint appointment_alone exclude using gist (tenant with =, resource with =, during with &&)
    where (status in ('HELD', 'CONFIRMED') and not clashes)
);

create index appointment_during on appointment using gist (tenant, during) where listed;
-- lists by start, figures and shares of services; filters look at the rows it gives
create index appointment_starts on appointment (tenant, starts, id) where listed;
create index appointment_customer on appointment (tenant, customer, starts, id) where listed;
create index appointment_pending on appointment (tenant, pending_since, id)
  where listed and pending_since is not null;
create index appointment_made on appointment (tenant, made) where lead is null and origin is null;
create index appointment_held on appointment (tenant, resource) where status = 'HELD';
create index appointment_upcoming on appointment (ends) where status = 'CONFIRMED' and listed;
-- counted every few seconds, from the index alone
create index appointment_figures on appointment (tenant)
  where made is not null and lead is null and origin is null;

-- Time a resource is not there, on the wall clock of its zone.
create table block (
  tenant text not null,
  resource text not null,
  id text not null,
  kind text not null,
  date date not null,
  from_time time not null,
  to_time time not null,
  zone text not null,
  -- the days of a weekly one, and the last of them
  days text[],
  until date,
  primary key (tenant, resource, id)
);

create index block_window on block (tenant, date);

-- What outside calendars are busy with, by the ids they give.
create table busy (
  tenant text not null,
  resource text not null,
  source text not null,
  id text not null,
  starts timestamptz not null,
  ends timestamptz not null,
  during tstzrange not null generated always as (tstzrange(starts, ends)) stored,
  primary key (tenant, resource, source, id)
);

create index busy_during on busy using gist (tenant, during);

-- The outside calendars that were ever heard of, and since when they cannot be reached.
create table source (
  tenant text not null,
  resource text not null,
  source text not null,
  learned timestamptz,
  lost timestamptz,
  primary key (tenant, resource, source)
);

create index source_lost on source (tenant, lost) where lost is not null;
