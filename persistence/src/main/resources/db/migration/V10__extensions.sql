-- All three ship with PostgreSQL and are trusted: the owner of a database may create them.
create extension if not exists btree_gist with schema public;
create extension if not exists btree_gin with schema public;
create extension if not exists pg_trgm with schema public;
