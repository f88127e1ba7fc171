--liquibase formatted sql

--changeset signet:0057-replaced-cookies
-- The value that the last sign-in replaced, and whose sign-in that was: a form that was sent twice is answered by it.
alter table session_agents
    add column former_digest text,
    add column former_user text,
    add column replaced_at timestamptz;
create index session_agents_former on session_agents (former_digest) where former_digest is not null;
