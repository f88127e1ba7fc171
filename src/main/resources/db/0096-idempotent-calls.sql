--liquibase formatted sql

--changeset signet:0096-idempotent-calls
-- Calls with an idempotency key, for a day. The answer is encrypted; it is null while the call runs.
create table idempotent_calls (
    key_digest     text        not null,
    request_digest text        not null,
    caller         text        not null,
    attempt        text        not null,
    begun_at       timestamptz not null,
    effective      boolean     not null default false,
    answer         bytea,
    expires_at     timestamptz not null,
    constraint idempotent_calls_pkey primary key (key_digest)
);

create index idempotent_calls_expires_at on idempotent_calls (expires_at);
create index idempotent_calls_caller on idempotent_calls (caller);
