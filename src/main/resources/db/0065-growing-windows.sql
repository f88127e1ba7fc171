--liquibase formatted sql

--changeset signet:0065-growing-windows
-- How many windows in a row were used up; the next one is the longer for it.
alter table attempts add column exceeded integer not null default 0;
