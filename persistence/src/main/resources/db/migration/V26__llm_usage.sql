-- What language models have used up, by tenant and month.
create table llm_usage (
    tenant text not null,
    month  date not null,
    asked  bigint not null,
    input  bigint not null,
    output bigint not null,
    micros bigint not null,
    primary key (tenant, month)
);
