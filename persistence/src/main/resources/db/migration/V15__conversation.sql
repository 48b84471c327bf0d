create table conversation (
  tenant text not null,
  id text not null,
  channel text not null check (channel in ('VOICE', 'SMS')),
  peer text,
  dialled text,
  customer text,
  name text,
  goal text,
  emergency boolean not null default false,
  need text,
  outcome text,
  appointment text,
  turns integer not null default 0,
  started timestamptz not null,
  -- when the customer last began to speak or wrote
  contacted timestamptz not null,
  ended timestamptz,
  lasted_ms bigint,
  primary key (tenant, id)
) with (fillfactor = 80);

create index conversation_newest on conversation (tenant, started desc, id desc);
create index conversation_live on conversation (tenant, started desc, id desc)
  where channel = 'VOICE' and ended is null;
create index conversation_customer on conversation (tenant, customer, started desc, id desc)
  where customer is not null;

create index conversation_contacted on conversation (tenant, contacted);

create table turn (
  tenant text not null,
  conversation text not null,
  turn integer not null,
  kind text not null check (kind in ('greeting', 'utterance', 'keys', 'silence', 'text')),
  said text,
  confidence double precision,
  intent text,
  certainty double precision,
  reply text,
  heard boolean not null default false,
  at timestamptz,
  replied_at timestamptz,
  primary key (tenant, conversation, turn)
) with (fillfactor = 80);

create table run (
  tenant text not null,
  conversation text not null,
  run text not null,
  turn integer not null,
  tool text not null,
  result text,
  asked timestamptz not null,
  finished timestamptz,
  primary key (tenant, conversation, run)
) with (fillfactor = 80);

-- When each customer last got in touch.
create table contact (
  tenant text not null,
  customer text not null,
  latest timestamptz not null,
  primary key (tenant, customer)
) with (fillfactor = 80);

create index contact_latest on contact (tenant, latest desc, customer desc);
