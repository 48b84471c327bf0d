-- How grave what somebody told was.
alter table conversation add column severity text;
alter table conversation add constraint conversation_severity_check
  check (severity in ('LIFE', 'CRITICAL', 'URGENT'));

-- Emergencies somebody has to take.
create table alert (
  tenant text not null,
  -- the conversation it was told in
  id text not null,
  severity text not null check (severity in ('LIFE', 'CRITICAL', 'URGENT')),
  danger text not null,
  -- null once it is erased
  what text,
  customer text,
  name text,
  phone text,
  place text,
  status text not null check (status in ('OPEN', 'TAKEN', 'EXHAUSTED')),
  taker text,
  via text,
  raised timestamptz not null,
  ended timestamptz,
  -- names and numbers of those on call, in order
  names text[] not null,
  phones text[] not null,
  primary key (tenant, id)
);

create index alert_newest on alert (tenant, raised desc, id desc);
create index alert_open on alert (tenant, raised desc, id desc) where status <> 'TAKEN';

-- Who was told when.
create table alert_told (
  tenant text not null,
  alert text not null,
  step integer not null,
  name text,
  phone text,
  how text not null check (how in ('TEXT', 'CALL')),
  at timestamptz not null,
  missed text,
  primary key (tenant, alert, step)
);
