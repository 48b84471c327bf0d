-- What callers were offered to have specialists asked about, and whether they agreed.
create table specialist_offer (
  tenant text not null,
  conversation text not null,
  turn integer not null,
  -- null once it is erased
  question text,
  specialists text[] not null,
  reasons text[] not null,
  score double precision not null,
  -- whether they were being waited for already
  more boolean not null,
  at timestamptz not null,
  -- null while it was neither accepted nor declined
  agreed boolean,
  answered timestamptz,
  primary key (tenant, conversation, turn)
);

-- What each of those who were asked made of it.
create table specialist_answer (
  tenant text not null,
  conversation text not null,
  run text not null,
  number integer not null,
  specialist text not null,
  name text not null,
  outcome text not null check (outcome in ('ANSWERED', 'UNKNOWN', 'LATE', 'FAILED')),
  answer text,
  confidence double precision not null,
  took_ms bigint not null,
  primary key (tenant, conversation, run, number)
);
