--liquibase formatted sql

--changeset signet:0012-key-ids-of-clients
-- Clients that register themselves choose the ids of their keys, so an id is unique in its application only.
alter table views.application_key_view drop constraint application_key_view_pkey;
alter table views.application_key_view add constraint application_key_view_pkey primary key (app_id, id);
