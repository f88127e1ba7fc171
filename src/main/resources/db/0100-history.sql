--liquibase formatted sql

--changeset signet:0100-history
-- The events of one transaction, which count together when the past is read. Events that were recorded before have no id
-- and count each by itself.
alter table events add column transaction_id xid8;
alter table events alter column transaction_id set default pg_current_xact_id();
create index events_transaction on events (transaction_id, recorded_at) where transaction_id is not null;

-- The streams that are about a user or a group, also those that have ended.
create index events_about_user on events ((payload ->> 'userId'), stream_type)
    where version = 1 and stream_type in ('membership', 'usergrant', 'groupmember');
create index events_about_group on events ((payload ->> 'groupId'), stream_type)
    where version = 1 and stream_type = 'groupgrant';
