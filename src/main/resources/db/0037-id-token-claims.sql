--liquibase formatted sql

--changeset signet:0037-id-token-claims
alter table views.oidc_session_view add column id_token_claims text[] not null default '{}';
