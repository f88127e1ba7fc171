--liquibase formatted sql

--changeset signet:0011-device-authorizations
create table device_authorizations (
    id                 text        primary key,
    device_code_digest text        not null,
    user_code_digest   text        not null,
    client_id          text        not null,
    scopes             text[]      not null,
    state              text        not null,
    session_id         text,
    family_id          text,
    reused             boolean     not null default false,
    interval_seconds   integer     not null,
    polled_at          timestamptz,
    created_at         timestamptz not null,
    expires_at         timestamptz not null
);
create unique index device_authorizations_device_code on device_authorizations (device_code_digest);
create unique index device_authorizations_user_code on device_authorizations (user_code_digest);
create index device_authorizations_expiry on device_authorizations (expires_at);

--changeset signet:0011-device-code-attempts
create table device_code_attempts (
    source         text        primary key,
    attempts       integer     not null,
    window_ends_at timestamptz not null
);
create index device_code_attempts_expiry on device_code_attempts (window_ends_at);
