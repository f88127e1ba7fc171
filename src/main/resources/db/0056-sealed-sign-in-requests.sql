--liquibase formatted sql

--changeset signet:0056-authorization-codes
-- A request to sign in travels sealed in the browser. The first row is that of its code, once somebody has signed in.
create table authorization_codes (
    code_digest    text        primary key,
    client_id      text        not null,
    redirect_uri   text        not null,
    nonce          text,
    scopes         text[]      not null,
    code_challenge text,
    org_id         text,
    claims         text,
    key_thumbprint text,
    session_id     text        not null,
    expires_at     timestamptz not null,
    family_id      text
);
create index authorization_codes_expiry on authorization_codes (expires_at);
insert into authorization_codes (code_digest, client_id, redirect_uri, nonce, scopes, code_challenge, org_id, claims,
        key_thumbprint, session_id, expires_at, family_id)
    select code_digest, client_id, redirect_uri, nonce, scopes, code_challenge, org_id, claims, key_thumbprint,
        session_id, code_expires_at, family_id
    from authorization_requests
    where code_digest is not null and code_expires_at is not null and session_id is not null;
drop table authorization_requests;

--changeset signet:0056-answered-requests
-- When a request had its first code; the key is that of the pushed request it came from, or its own.
create table answered_requests (
    key         text        primary key,
    request_id  text        not null,
    answered_at timestamptz not null,
    expires_at  timestamptz not null
);
create index answered_requests_expiry on answered_requests (expires_at);

--changeset signet:0056-encrypted-pushed-requests
-- What a client pushed is encrypted under a key that only its request_uri leads to; stored ones live 90 seconds.
delete from pushed_authorization_requests;
