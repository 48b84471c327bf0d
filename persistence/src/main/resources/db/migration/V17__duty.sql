-- Written once by reactions, then changed only by those who work. Never rebuilt by replay.
create table duty (
  tenant text not null,
  id text not null,
  kind text not null check (kind in (
    'REMIND', 'TELL', 'MAIL', 'OUTSIDE', 'FREED', 'LAPSE', 'SETTLE', 'DISPLACE', 'OFFER',
    'CONSENT', 'ANSWER')),
  subject text not null,
  resource text,
  facts jsonb not null,
  due timestamptz not null,
  -- PENDING: not before; TAKEN: when the lease runs out
  wake timestamptz not null,
  state text not null check (state in ('PENDING', 'TAKEN', 'DONE', 'DROPPED', 'FAILED')),
  attempts integer not null default 0,
  note text,
  -- the number of the fact that calls for it, on the calendar of the resource; null: asked for
  cause bigint,
  -- stands for a change the customer must be told
  changes boolean not null default false,
  primary key (tenant, id)
) with (fillfactor = 70);

-- A kind that nobody works off is in nobody's way.
create index duty_wake on duty (kind, wake) where state in ('PENDING', 'TAKEN');
-- forgotten after a while
create index duty_over on duty (wake) where state in ('DONE', 'DROPPED', 'FAILED');
create index duty_subject on duty (tenant, subject);
create index duty_listed on duty (tenant, kind, due desc, id desc);
create index duty_failed on duty (tenant) where state = 'FAILED';

-- The facts by which calendars were blocked, so that it is known what becomes free.
create table duty_block (
  tenant text not null,
  resource text not null,
  id text not null,
  fact text not null,
  primary key (tenant, resource, id)
);
