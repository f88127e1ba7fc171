--liquibase formatted sql

--changeset signet:0071-view-rebuilds
-- How far the rebuild of a projection's views is; a row is there while one runs, and after one was killed.
create table view_rebuilds (
    name       text        primary key,
    form       text        not null,
    owner      text        not null,
    position   bigint      not null,
    updated_at timestamptz not null default now()
);
