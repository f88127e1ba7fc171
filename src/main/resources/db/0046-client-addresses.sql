--liquibase formatted sql

--changeset signet:0046-client-addresses
-- What clients that registered themselves named beside their configuration (RFC 7591 section 2); empty for none.
alter table views.application_view
    add column jwks_uri   text not null default '',
    add column client_uri text not null default '',
    add column policy_uri text not null default '',
    add column tos_uri    text not null default '';
