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
  -- when a hold runs out
  until timestamptz not null,
  status text not null check (status in ('HELD', 'CONFIRMED', 'CANCELLED')),
  attending boolean not null default false,
  made timestamptz,
  -- found to overlap another one: shown all the same, and kept out of the constraint below
  clashes boolean not null default false,
  primary key (tenant, id, resource),
  -- The calendars never let two appointments overlap. This does not trust them.
  constraint appointment_alone exclude using gist (tenant with =, resource with =, during with &&)
    where (status in ('HELD', 'CONFIRMED') and not clashes)
);

create index appointment_during on appointment using gist (tenant, during);
create index appointment_next on appointment (tenant, customer, starts) where status = 'CONFIRMED';
create index appointment_made on appointment (tenant, made) where status = 'CONFIRMED';
create index appointment_held on appointment (tenant, resource) where status = 'HELD';
create index appointment_upcoming on appointment (ends) where status = 'CONFIRMED';
-- counted every few seconds, from the index alone
create index appointment_figures on appointment (tenant) where made is not null;
