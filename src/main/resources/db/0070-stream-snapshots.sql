--liquibase formatted sql

--changeset signet:0070-stream-snapshots
-- States of long streams at a version; never the truth, and safe to delete at any time. The foreign key takes the snapshots of
-- a person along when the person's key is erased.
create table stream_snapshots (
    stream_type text        not null,
    stream_id   text        not null,
    format      text        not null,
    version     bigint      not null,
    owner       text        not null,
    subject     text        references subject_keys (subject) on delete cascade,
    state       bytea       not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    taken_at    timestamptz not null default now(),
    primary key (stream_type, stream_id, format)
);
create index stream_snapshots_subject on stream_snapshots (subject) where subject is not null;
