-- Calendars outside that somebody's busy times are read from. Never rebuilt: how far they have been
-- read stands nowhere else.
create table outside_link (
  tenant text not null,
  resource text not null,
  -- names the calendar without telling its address
  source text not null,
  kind text not null check (kind in ('GOOGLE', 'ICS')),
  -- of the profile that asked for it
  version bigint not null default 0,
  -- false: to be forgotten
  wanted boolean not null default true,
  -- whether a grant asks for it, whatever the profile says
  granted boolean not null default false,
  token text,
  whole timestamptz,
  reached timestamptz,
  failures integer not null default 0,
  lost boolean not null default false,
  due timestamptz not null,
  lease timestamptz,
  pokes bigint not null default 0,
  primary key (tenant, resource, source)
);

create index outside_link_due on outside_link (due);

-- Through which a service tells us that a calendar has changed.
create table outside_channel (
  id text primary key,
  tenant text not null,
  resource text not null,
  source text not null,
  watched text not null,
  expires timestamptz not null,
  -- of the last message heard
  number bigint not null default 0
);

create index outside_channel_link on outside_channel (tenant, resource, source);

-- Our appointments as they stand outside.
create table outside_mirror (
  tenant text not null,
  resource text not null,
  appointment text not null,
  event text not null,
  etag text,
  revision bigint not null,
  starts timestamptz not null,
  ends timestamptz not null,
  gone boolean not null,
  noted timestamptz not null,
  primary key (tenant, resource, appointment)
);

create unique index outside_mirror_event on outside_mirror (tenant, resource, event);

-- What owners of calendars have allowed us; `sealed` opens with the key of its own subject only.
create table outside_grant (
  tenant text not null,
  resource text not null,
  sealed text not null,
  given timestamptz not null,
  primary key (tenant, resource)
);

-- Used once and remembered until they would have expired.
create table outside_nonce (
  nonce text primary key,
  expires timestamptz not null
);
