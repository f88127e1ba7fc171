--liquibase formatted sql

--changeset signet:0001-events
-- Positions are drawn one by one (CACHE 1): the fence relies on an order without reserved blocks.
create sequence events_position cache 1;

create table events (
    position       bigint      not null,
    stream_type    text        not null,
    stream_id      text        not null,
    version        bigint      not null,
    owner          text        not null,
    type           text        not null,
    revision       smallint    not null,
    payload        jsonb       not null,
    subject        text,
    personal       bytea,
    actor          text        not null,
    client         bytea,
    correlation_id text,
    recorded_at    timestamptz not null default clock_timestamp(),
    constraint events_pkey primary key (position),
    constraint events_stream_version unique (stream_type, stream_id, version)
);
create index events_owner on events (owner, position);
create index events_actor on events (actor, position);
create index events_type on events (type, position);

--changeset signet:0001-events-append-only splitStatements:false
create function events_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'events are append-only' using errcode = 'restrict_violation';
end $$;
create trigger events_append_only before update or delete on events
    for each row execute function events_append_only();
create trigger events_no_truncate before truncate on events
    for each statement execute function events_append_only();

--changeset signet:0001-unique-claims
create table unique_claims (
    kind         text  not null,
    value_digest bytea not null,
    owner        text  not null,
    stream       text  not null,
    primary key (kind, value_digest)
);
create index unique_claims_stream on unique_claims (stream, kind);

--changeset signet:0001-vault
create table vault_keys (
    purpose       text  primary key,
    wrapped_key   bytea not null,
    master_key_id text  not null
);
create table subject_keys (
    subject       text        primary key,
    wrapped_key   bytea       not null,
    master_key_id text        not null,
    created_at    timestamptz not null default now()
);
create table secrets (
    stream_type text       not null,
    owner      text        not null,
    kind       text        not null,
    id         text        not null,
    value      text        not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    primary key (owner, kind, id)
);
-- A hash index: values may be longer than a B-tree entry.
create index secrets_value on secrets using hash (value);

--changeset signet:0001-projections
create schema views;
create table projection_checkpoints (
    name         text        primary key,
    position     bigint      not null,
    lease_owner  text,
    lease_until  timestamptz,
    updated_at   timestamptz not null default now()
);
create table parked_streams (
    consumer    text        not null,
    stream_type text        not null,
    stream_id   text        not null,
    position    bigint      not null,
    attempts    int         not null,
    error       text        not null,
    retry_at    timestamptz not null,
    parked_at   timestamptz not null default now(),
    primary key (consumer, stream_type, stream_id)
);
