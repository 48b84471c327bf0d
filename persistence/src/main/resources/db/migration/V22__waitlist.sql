-- Those who wait for a time, and what they may have now.
create table waitlist (
  tenant text not null,
  id text not null,
  customer text not null,
  service text not null,
  times text not null,
  resource text,
  companions text[] not null,
  since timestamptz not null,
  until timestamptz not null,
  -- the number of the fact by which they joined: the order they came in
  place bigint not null,
  offered text,
  offered_resource text,
  offered_start timestamptz,
  offered_end timestamptz,
  offered_until timestamptz,
  primary key (tenant, id)
);

create index waitlist_order on waitlist (tenant, place);
create index waitlist_customer on waitlist (tenant, customer) where offered is not null;

-- The questions owners are asked, as they stand.
create table consent (
  tenant text not null,
  id text not null,
  plan text not null,
  status text not null
    check (status in ('OPEN', 'AGREED', 'DECLINED', 'LAPSED', 'FULFILLED', 'FAILED')),
  since timestamptz not null,
  until timestamptz not null,
  primary key (tenant, id)
);

create index consent_open on consent (tenant, since) where status = 'OPEN';
