-- Who may go on when the nodes of a cluster lose sight of each other.
create table cluster_lease (
  name text primary key,
  owner text not null,
  until timestamptz not null
);
