--liquibase formatted sql

--changeset signet:0068-verified-addresses
-- People sign in with a verified e-mail address, whatever their organization. An address that is changed, removed or
-- erased leaves the index in the same transaction.
create index user_view_verified_email on views.user_view ((lower(email) collate "C")) where email_verified;
