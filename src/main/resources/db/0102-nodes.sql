--liquibase formatted sql

--changeset signet:0102-nodes
-- The servers that work on this database, while signet.nodes.listed is on. Kept by Hibernate ORM, as plain data.
create table nodes (
    id         varchar(36)  not null,
    host       varchar(255) not null,
    release    varchar(255) not null,
    started_at timestamptz  not null,
    seen_at    timestamptz  not null,
    constraint nodes_pkey primary key (id)
);
