--liquibase formatted sql

--changeset signet:0095-unfinished-changes
-- Changes whose consequences are too many for one transaction; a row is there until all of them have followed.
create table unfinished_changes (
    kind         text        not null,
    id           text        not null,
    detail       text        not null,
    owner        text        not null,
    actor        text        not null,
    continued_at timestamptz not null,
    primary key (kind, id, detail)
);
