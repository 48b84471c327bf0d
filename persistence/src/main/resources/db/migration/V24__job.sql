-- What is done for customers over weeks, and what they want changed about it.
create table job (
  tenant text not null,
  id text not null,
  customer text not null,
  -- null once it is erased
  title text,
  status text not null
    check (status in ('PLANNED', 'IN_PROGRESS', 'ON_HOLD', 'REVIEW', 'DONE', 'CANCELLED')),
  percent integer not null check (percent between 0 and 100),
  note text,
  deadline date,
  manager text,
  invoice text,
  since timestamptz not null,
  -- when anything about it changed last
  active timestamptz not null,
  primary key (tenant, id)
);

create index job_newest on job (tenant, active desc, id desc);
create index job_active on job (tenant, active desc, id desc)
  where status in ('PLANNED', 'IN_PROGRESS', 'ON_HOLD', 'REVIEW');
create index job_customer on job (tenant, customer, active desc, id desc);

create table change_request (
  tenant text not null,
  id text not null,
  customer text not null,
  job text,
  need text,
  priority text not null check (priority in ('LOW', 'MEDIUM', 'HIGH', 'URGENT')),
  -- the most pressing has the highest
  rank integer not null generated always as (
    case priority when 'LOW' then 0 when 'MEDIUM' then 1 when 'HIGH' then 2 else 3 end) stored,
  status text not null check (status in (
    'PENDING', 'REVIEWING', 'ESTIMATED', 'APPROVED', 'IN_PROGRESS', 'COMPLETED', 'REJECTED',
    'CANCELLED')),
  via text not null,
  conversation text,
  -- in milliseconds, as all durations
  work bigint,
  price bigint,
  notes text,
  implemented_on date,
  since timestamptz not null,
  changed timestamptz not null,
  primary key (tenant, id)
);

create index change_request_newest on change_request (tenant, since desc, id desc);
create index change_request_rank on change_request (tenant, rank desc, since desc, id desc);
create index change_request_active on change_request (tenant, rank desc, since desc, id desc)
  where status in ('PENDING', 'REVIEWING');
create index change_request_job on change_request (tenant, job, since desc, id desc)
  where job is not null;
create index change_request_customer on change_request (tenant, customer, since desc, id desc);

-- Which kinds of duties there are is known where they are done.
alter table duty drop constraint if exists duty_kind_check;
alter table duty add constraint duty_kind_check check (kind ~ '^[A-Z_]{1,40}$');
