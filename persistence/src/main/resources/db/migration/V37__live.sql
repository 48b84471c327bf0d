-- How long a turn took, from the caller's words coming in; and what is being said meanwhile.
alter table turn add column understood_ms bigint;
alter table turn add column first_ms bigint;
alter table turn add column complete_ms bigint;
alter table turn add column speaking text;

-- What the business itself did to a call while it went on.
create table intervention (
  tenant text not null,
  conversation text not null,
  sequence bigint not null,
  turn integer not null,
  kind text not null check (kind in ('WHISPER', 'PUT_THROUGH', 'END')),
  words text,
  staff text,
  who text not null,
  at timestamptz not null,
  primary key (tenant, conversation, sequence)
);
