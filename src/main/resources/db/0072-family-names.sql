--liquibase formatted sql

--changeset signet:0072-family-names
-- Searches for a family name or its beginning, and lists in this order. Names consist of few syllables, so among many
-- people each trigram of a name is in the names of a tenth of them, and the trigram index takes long to find their
-- intersection.
create index user_view_last_name on views.user_view (org_id, lower(last_name) collate "C", id);
