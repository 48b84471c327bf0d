-- Written once by a reaction, then changed only by those who deliver. Never rebuilt by replay.
create table outbox (
  tenant text not null,
  id text not null,
  conversation text not null,
  audience text not null check (audience in ('CUSTOMER', 'OWNER')),
  customer text,
  recipient text,
  body text not null,
  state text not null
    check (state in ('PENDING', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'SUPPRESSED')),
  attempts integer not null default 0,
  created timestamptz not null,
  -- PENDING: not before; SENDING: when the lease began
  due timestamptz not null,
  -- when the attempt began that nobody has reported on
  since timestamptz,
  reference text,
  error text,
  primary key (tenant, id)
) with (fillfactor = 70);

create index outbox_due on outbox (due) where state in ('PENDING', 'SENDING');
create index outbox_newest on outbox (tenant, created desc, id desc);
-- counted every few seconds, from the index alone
create index outbox_figures on outbox (tenant, audience, state);
