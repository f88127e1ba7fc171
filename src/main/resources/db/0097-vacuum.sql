--liquibase formatted sql

--changeset signet:0097-vacuum
-- Rows of these tables live for minutes, so a table of a constant size is replaced many times a day. By default a table is
-- vacuumed when a fifth of it is dead; here after a number of rows that one sweep deletes, whatever the size.
alter table dpop_proofs set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table revoked_tokens set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table authorization_codes set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table answered_requests set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table pushed_authorization_requests set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table used_assertions set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table attempts set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
-- A row for each consumer, updated with every batch of events: it has to be vacuumed before it fills pages.
alter table projection_checkpoints set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200, fillfactor = 20);
-- Only inserted into. Frequent small vacuums freeze the new pages and keep the visibility map current, by which searches of the log
-- read the index alone; at the default a table of a hundred million rows is not looked at before twenty million more.
alter table events set (autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 50000, autovacuum_analyze_scale_factor = 0.02);

--changeset signet:0097-assertions-expiry
-- For the sweep of expired rows, which read the whole table.
create index used_assertions_expiry on used_assertions (expires_at);
