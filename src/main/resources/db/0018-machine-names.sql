--liquibase formatted sql

--changeset signet:0018-machine-names
-- Machines ask for tokens by user name, whatever their organization.
create index user_view_machine_name on views.user_view ((lower(user_name) collate "C")) where type = 'MACHINE';
