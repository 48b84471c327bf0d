-- What conversations were like, as far as it can be inferred.
create table assessment (
  tenant text not null,
  conversation text not null,
  turn integer not null,
  -- null once it is erased
  summary text,
  intent text not null,
  outcome text not null,
  sentiment text not null check (sentiment in ('POSITIVE', 'NEUTRAL', 'NEGATIVE', 'MIXED')),
  score integer not null check (score between 0 and 10),
  frustrations text[] not null,
  successes text[] not null,
  follow_up boolean not null,
  notes text,
  actions text[] not null,
  properties text[] not null,
  at timestamptz not null,
  primary key (tenant, conversation)
);

-- What customers say themselves; never to be mixed with the score.
create table rating (
  tenant text not null,
  conversation text not null,
  rating integer not null check (rating between 1 and 5),
  via text not null check (via in ('KEYPAD', 'SMS')),
  at timestamptz not null,
  primary key (tenant, conversation)
);
