-- What an estate agency lets and sells.
create table property (
  tenant text not null,
  id text not null,
  -- the listing as JSON; the columns beside it are those lists are filtered by
  listing text not null,
  reference text not null,
  deal text not null,
  kind text not null,
  status text not null,
  bedrooms integer not null,
  -- by the month where it is let by the week, so that prices compare
  price bigint not null,
  area_folded text not null,
  search text not null,
  renter text,
  landlord text,
  manager text,
  manager_phone text,
  listed timestamptz not null,
  primary key (tenant, id)
);

create index property_newest on property (tenant, listed desc, id desc);
create index property_renter on property (tenant, renter) where renter is not null;
create index property_landlord on property (tenant, landlord) where landlord is not null;

-- What is to be put right, and how far it has come.
create table ticket (
  tenant text not null,
  id text not null,
  customer text,
  property text,
  conversation text,
  need text,
  category text not null,
  urgency text not null,
  status text not null,
  assignee text,
  opened timestamptz not null,
  changed timestamptz not null,
  primary key (tenant, id)
);

create index ticket_newest on ticket (tenant, opened desc, id desc);
create index ticket_open on ticket (tenant, opened desc, id desc)
  where status in ('OPEN', 'ASSIGNED', 'IN_PROGRESS');
create index ticket_customer on ticket (tenant, customer, opened desc) where customer is not null;
create index ticket_property on ticket (tenant, property, opened desc) where property is not null;

create table ticket_note (
  tenant text not null,
  ticket text not null,
  -- the number of the fact: the order they were written in
  place bigint not null,
  note text,
  at timestamptz not null,
  primary key (tenant, ticket, place)
);

-- Which kinds of duties there are is known where they are done.
alter table duty drop constraint duty_kind_check;
alter table duty add constraint duty_kind_check check (kind ~ '^[A-Z_]{1,40}$');
