--liquibase formatted sql

--changeset signet:0013-dpop-proofs
-- Proofs that were used; a row lives a little longer than its proof would be accepted.
create table dpop_proofs (
    digest     text        primary key,
    expires_at timestamptz not null
);
create index dpop_proofs_expiry on dpop_proofs (expires_at);
