--liquibase formatted sql

--changeset signet:0054-storage-probe
-- Written to and rolled back, to learn whether the disk has room: the filler is kept as it is, so that the table grows.
create unlogged table storage_probe (filler bytea);
alter table storage_probe alter column filler set storage external;
