--liquibase formatted sql

--changeset signet:0008-authorization-requests
create table authorization_requests (
    id              text        primary key,
    agent_id        text        not null,
    client_id       text        not null,
    redirect_uri    text        not null,
    response_mode   text        not null,
    state           text,
    nonce           text,
    scopes          text[]      not null,
    code_challenge  text,
    prompts         text[]      not null,
    max_age         bigint,
    login_hint      text,
    ui_locales      text[]      not null,
    hinted_user     text,
    session_id      text,
    code_digest     text,
    code_expires_at timestamptz,
    redeemed_at     timestamptz,
    reused          boolean     not null default false,
    family_id       text,
    created_at      timestamptz not null,
    expires_at      timestamptz not null
);
create unique index authorization_requests_code on authorization_requests (code_digest) where code_digest is not null;
create index authorization_requests_expiry on authorization_requests (expires_at);

--changeset signet:0008-used-assertions
create table used_assertions (
    subject    text        not null,
    jti        text        not null,
    expires_at timestamptz not null,
    primary key (subject, jti)
);
