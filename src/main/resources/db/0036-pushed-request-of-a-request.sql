--liquibase formatted sql

--changeset signet:0036-pushed-request-of-a-request
-- Which pushed request an authorization request came from; its code uses that one up.
alter table authorization_requests add column pushed_digest text;
