--liquibase formatted sql

--changeset signet:0035-one-redemption
-- A code is used up in the transaction that opens its family; nobody comes in between any more.
alter table authorization_requests drop column reused;
alter table device_authorizations drop column reused;
