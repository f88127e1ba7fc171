--liquibase formatted sql

--changeset signet:0064-password-tries
-- Wrong passwords since the last right one, of each user for each browser the person signed in with before, and under ''
-- for all others. Written with every sign-in, and nobody misses it after a crash: hence not logged.
create unlogged table password_tries (
    user_id      text        not null,
    browser      text        not null,
    wrong        integer     not null,
    open         integer     not null,
    closed_until timestamptz,
    taken_at     timestamptz not null,
    forget_at    timestamptz not null,
    primary key (user_id, browser)
) with (fillfactor = 70);
create index password_tries_forget on password_tries (forget_at);
