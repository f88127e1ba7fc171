--liquibase formatted sql

--changeset signet:0025-response-algorithms
-- What a client asked to be answered with when it registered; null for the default.
alter table views.application_view add column id_token_alg text;
alter table views.application_view add column userinfo_alg text;
