--liquibase formatted sql

--changeset signet:0021-attempts
-- Counts of some minutes that nobody misses after a crash, written with every sign-in: hence not logged.
create unlogged table attempts (
    purpose        text        not null,
    subject        text        not null,
    attempts       integer     not null,
    window_ends_at timestamptz not null,
    primary key (purpose, subject)
);
create index attempts_expiry on attempts (window_ends_at);
drop table device_code_attempts;
