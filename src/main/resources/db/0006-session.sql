--liquibase formatted sql

--changeset signet:0006-session
-- A session is updated by each further proof and at its end; neither touches an index.
create table views.session_view (
    id         text        not null,
    agent_id   text        not null,
    user_id    text        not null,
    org_id     text        not null,
    state      text        not null,
    auth_time  timestamptz not null,
    proofs     text[]      not null,
    expires_at timestamptz not null,
    proved_at  timestamptz not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint session_view_pkey primary key (id)
) with (fillfactor = 70);
create index session_view_agent on views.session_view (agent_id, user_id);
create index session_view_user on views.session_view (user_id);

--changeset signet:0006-agents
-- The present cookie value of each browser that has signed somebody in.
create table session_agents (
    agent_id     text        primary key,
    value_digest text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null
);
create unique index session_agents_value on session_agents (value_digest);
create index session_agents_expiry on session_agents (expires_at);
