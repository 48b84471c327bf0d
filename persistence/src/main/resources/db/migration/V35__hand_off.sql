-- the kinds are those of the code that works them off
alter table duty drop constraint if exists duty_kind_check;

-- Callers who were put through to a person.
create table handoff (
  tenant text not null,
  conversation text not null,
  turn integer not null,
  reason text not null,
  status text not null
    check (status in ('RINGING', 'ACCEPTED', 'UNANSWERED', 'LEFT', 'FINISHED')),
  customer text,
  -- null once it is erased
  name text,
  phone text,
  summary text,
  -- names of those who may be tried, in order
  names text[] not null,
  taker text,
  asked timestamptz not null,
  accepted timestamptz,
  ended timestamptz,
  primary key (tenant, conversation)
);

create index handoff_newest on handoff (tenant, asked desc, conversation desc);
create index handoff_open on handoff (tenant, asked desc, conversation desc)
  where status in ('RINGING', 'ACCEPTED');

-- Who was tried when.
create table handoff_try (
  tenant text not null,
  conversation text not null,
  step integer not null,
  name text,
  at timestamptz not null,
  missed text,
  primary key (tenant, conversation, step)
);

-- Who takes no calls just now. Written by people, not by facts.
create table presence (
  tenant text not null,
  person text not null,
  away boolean not null,
  -- null: until they say otherwise
  until timestamptz,
  changed timestamptz not null,
  primary key (tenant, person)
);

alter table turn drop constraint turn_kind_check;
alter table turn add constraint turn_kind_check
  check (kind in ('greeting', 'utterance', 'keys', 'silence', 'text', 'returned'));

-- Where a business's channel is told, sealed: whoever knows the address can write there.
create table slack_hook (
  tenant text primary key,
  sealed text not null,
  set_at timestamptz not null
);

-- What was recorded of calls; the sound itself is with the network.
create table recording (
  tenant text not null,
  id text not null,
  conversation text not null,
  sort text not null check (sort in ('CALL', 'VOICEMAIL')),
  seconds integer not null,
  -- null where it is not known, or erased
  words text,
  at timestamptz not null,
  until timestamptz not null,
  removed boolean not null default false,
  primary key (tenant, id)
);

create index recording_newest on recording (tenant, at desc, id desc) where not removed;
create index recording_conversation on recording (tenant, conversation);

-- What was said in one that has not been told of yet.
create table recording_words (
  tenant text not null,
  id text not null,
  words text,
  primary key (tenant, id)
);

-- Calls whose callers did not want to be recorded.
create table recording_declined (
  tenant text not null,
  conversation text not null,
  at timestamptz not null,
  primary key (tenant, conversation)
);
