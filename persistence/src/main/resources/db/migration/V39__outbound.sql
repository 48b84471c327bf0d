-- Calls a business makes by itself.
create table outbound (
  tenant text not null,
  id text not null,
  kind text not null check (kind in ('CALL_BACK', 'REMINDER')),
  subject text not null,
  status text not null
    check (status in ('WAITING', 'TALKING', 'REACHED', 'MESSAGE', 'EXHAUSTED', 'WITHDRAWN')),
  customer text,
  -- null once it is erased
  name text,
  phone text,
  what text,
  wanted timestamptz not null,
  -- of the next try; null once there is none
  due timestamptz,
  missed integer not null default 0,
  conversation text,
  why text,
  ended timestamptz,
  primary key (tenant, id)
);

create index outbound_newest on outbound (tenant, wanted desc, id desc);
create index outbound_open on outbound (tenant, wanted desc, id desc)
  where status in ('WAITING', 'TALKING');

-- Each time somebody was called.
create table outbound_try (
  tenant text not null,
  id text not null,
  step integer not null,
  at timestamptz not null,
  reference text,
  outcome text,
  primary key (tenant, id, step)
);

create index outbound_try_reference on outbound_try (tenant, reference);

-- Customers who do not want to be called. Written by people, not by facts.
create table do_not_call (
  tenant text not null,
  customer text not null,
  at timestamptz not null,
  primary key (tenant, customer)
);
