--liquibase formatted sql

--changeset signet:0104-authenticator-apps
create table views.totp_view (
    user_id    text        not null,
    org_id     text        not null,
    state      text        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint totp_view_pkey primary key (user_id)
) with (fillfactor = 85);

-- Wrong codes since the last right one, of each user for each kind of factor and known browser. Nobody misses it after a
-- crash: hence not logged.
create unlogged table factor_tries (
    user_id      text        not null,
    name         text        not null,
    wrong        integer     not null,
    open         integer     not null,
    closed_until timestamptz,
    taken_at     timestamptz not null,
    forget_at    timestamptz not null,
    primary key (user_id, name)
) with (fillfactor = 70);
create index factor_tries_forget on factor_tries (forget_at);
