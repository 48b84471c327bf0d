-- Written once, by a reaction or a worker, then changed only by those who deliver. Never rebuilt by replay.
create table outbox (
  tenant text not null,
  id text not null,
  conversation text,
  channel text not null default 'SMS' check (channel in ('SMS', 'EMAIL')),
  kind text not null default 'OTHER',
  audience text not null check (audience in ('CUSTOMER', 'OWNER')),
  customer text,
  recipient text,
  body text not null,
  -- of e-mails only
  subject text check ((subject is not null) = (channel = 'EMAIL')),
  html text,
  attachments jsonb,
  -- what it speaks of, and the start it tells
  appointment text,
  starts timestamptz,
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

create index outbox_due on outbox (channel, due) where state in ('PENDING', 'SENDING');
create index outbox_about on outbox (tenant, appointment)
  where state = 'PENDING' and appointment is not null;
create index outbox_newest on outbox (tenant, created desc, id desc);
-- counted every few seconds, from the index alone
create index outbox_figures on outbox (tenant, channel, audience, state);
