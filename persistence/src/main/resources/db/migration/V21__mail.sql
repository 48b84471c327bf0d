-- Who wants no e-mail from a business: a hash of the address, so that it outlives the customer's card
-- without telling whose it is. Never rebuilt by replay.
create table mail_opt_out (
  tenant text not null,
  address text not null,
  since timestamptz not null,
  primary key (tenant, address)
);

-- Secret addresses under which calendars may be read. Never rebuilt by replay.
create table calendar_feed (
  tenant text not null,
  -- empty: the whole business
  resource text not null,
  -- counts the addresses there have been; each is derived from it
  version integer not null,
  -- of the secret; null: there is no address at present
  hash text,
  -- whether customers are named
  names boolean not null,
  since timestamptz not null,
  primary key (tenant, resource)
);

create unique index calendar_feed_hash on calendar_feed (hash) where hash is not null;
