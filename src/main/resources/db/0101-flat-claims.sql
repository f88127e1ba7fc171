--liquibase formatted sql

--changeset signet:0101-flat-claims
-- Whether the application is told roles and groups as plain lists.
alter table views.application_view add column flat_claims boolean not null default false;
