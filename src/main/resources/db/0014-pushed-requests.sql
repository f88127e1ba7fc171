--liquibase formatted sql

--changeset signet:0014-pushed-authorization-requests
-- The parameters of a pushed request as they passed the checks, until a browser brings its request_uri; once.
create table pushed_authorization_requests (
    digest     text        primary key,
    client_id  text        not null,
    parameters text        not null,
    expires_at timestamptz not null
);
create index pushed_authorization_requests_expiry on pushed_authorization_requests (expires_at);

--changeset signet:0014-authorization-request-claims
alter table authorization_requests add column claims text, add column key_thumbprint text;
