create table tenant (
  tenant text primary key,
  profile jsonb not null,
  status text not null check (status in ('ACTIVE', 'SUSPENDED')),
  version bigint not null,
  -- counts every event that changed anything, so that a change is seen without reading the profile
  revision bigint not null,
  demo boolean not null,
  registered timestamptz not null,
  changed timestamptz not null
);

-- Every claim to a number; the earliest one holds, so a number given up passes on by itself.
create table tenant_number (
  tenant text not null,
  number text not null,
  claimed timestamptz not null,
  primary key (tenant, number)
);

create index tenant_number_claims on tenant_number (number, claimed, tenant);

create table tenant_key (
  tenant text not null,
  kind text not null check (kind in ('API', 'OWNER', 'WIDGET')),
  hash text not null,
  primary key (tenant, kind)
);
