-- What a business still has to do.
create table task (
  tenant text not null,
  id text not null,
  customer text,
  kind text not null,
  -- null once it is erased
  what text,
  conversation text,
  change text,
  due timestamptz not null,
  assignee text,
  done timestamptz,
  since timestamptz not null,
  primary key (tenant, id)
);

create index task_open on task (tenant, due, id) where done is null;
create index task_done on task (tenant, done desc, id desc) where done is not null;
create index task_customer on task (tenant, customer) where customer is not null;
