--liquibase formatted sql

--changeset signet:0045-declined-requests
-- A request its person declined stays until it expires, so that its answer can be had again, but leads to nothing else.
alter table authorization_requests add column declined_at timestamptz;
