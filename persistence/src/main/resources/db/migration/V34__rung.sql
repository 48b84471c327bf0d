-- How a call is held, by whose speech, and how much of a reply that was interrupted was heard.
alter table conversation add column rung text;
alter table conversation add column vendor text;
alter table turn add column heard_text text;
