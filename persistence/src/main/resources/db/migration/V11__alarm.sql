-- What must never be and yet was seen. Written by views, which go on; read by people.
create table alarm (
  tenant text not null,
  what text not null,
  subject text not null,
  other text not null,
  at timestamptz not null,
  primary key (tenant, what, subject, other)
);

create index alarm_newest on alarm (at desc);
