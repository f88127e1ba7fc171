--liquibase formatted sql

--changeset signet:0007-oidc-session
-- The whole state of a family, so that a renewal reads one row and not the stream. Updated by each renewal, which
-- touches no index.
create table views.oidc_session_view (
    id              text        not null,
    org_id          text        not null,
    user_id         text        not null,
    client_id       text        not null,
    session_id      text,
    scopes          text[]      not null,
    audience        text[]      not null,
    auth_time       timestamptz,
    amr             text[]      not null,
    key_thumbprint  text,
    userinfo_claims text[]      not null,
    state           text        not null,
    generation      int         not null,
    renewed_at      timestamptz not null,
    idle_expires_at timestamptz not null,
    expires_at      timestamptz not null,
    version         bigint      not null,
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    constraint oidc_session_view_pkey primary key (id)
) with (fillfactor = 70);
create index oidc_session_view_user on views.oidc_session_view (user_id, created_at, id);
create index oidc_session_view_session on views.oidc_session_view (session_id) where session_id is not null;

--changeset signet:0007-revoked-tokens
-- Access tokens that were revoked one by one; a row lives as long as its token would have.
create table revoked_tokens (
    token_id   text        primary key,
    expires_at timestamptz not null,
    revoked_at timestamptz not null default now()
);
create index revoked_tokens_expiry on revoked_tokens (expires_at);
