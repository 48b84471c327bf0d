-- What customers and callers speak, BCP 47, where it is not the tenant's own language.
alter table customer add column language text;
alter table conversation add column language text;
