--liquibase formatted sql

--changeset signet:0010-signingkey
create table views.signing_key_view (
    kid            text        primary key,
    alg            text        not null,
    public_jwk     jsonb       not null,
    state          text        not null,
    version        bigint      not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    activatable_at timestamptz not null,
    activated_at   timestamptz,
    retire_at      timestamptz
);
