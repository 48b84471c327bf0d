-- Who judged: `rules`, or the provider of the language model that did.
alter table assessment add column judge text not null default 'rules';
