create table customer (
  tenant text not null,
  id text not null,
  source text not null,
  name text,
  phone text,
  email text,
  address text,
  roles text[] not null default '{}',
  opted_out boolean not null default false,
  since timestamptz not null,
  -- Without case and accents, cut to what anyone would type; folded before it gets here, because
  -- what lower() makes of é depends on the locale of the server.
  name_folded text not null default '',
  email_folded text not null default '',
  address_folded text not null default '',
  -- begins with a space, so that '% x%' finds every word that begins with x
  search text not null generated always as (
    ' ' || name_folded || ' ' || coalesce(left(phone, 40), '') || ' ' || email_folded
      || ' ' || address_folded) stored,
  primary key (tenant, id)
);

create index customer_newest on customer (tenant, since desc, id desc);
create index customer_phone on customer (tenant, phone) where phone is not null;
create index customer_search on customer using gin (tenant, search gin_trgm_ops);
