--liquibase formatted sql

--changeset signet:0060-application-tokens
-- Settings of an application's tokens: whether they open the server's own API, which projects they may name, their header.
alter table views.application_view add column api_access text not null default 'NONE';
alter table views.application_view add column project_audience text not null default 'DEFAULT';
alter table views.application_view add column access_token_header text not null default 'DEFAULT';
