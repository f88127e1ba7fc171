--liquibase formatted sql

--changeset signet:0030-organization-of-requests
-- The organization whose users alone may answer; null for any.
alter table authorization_requests add column org_id text;
alter table device_authorizations add column org_id text;
