--liquibase formatted sql

--changeset signet:0052-exact-expiries
-- Clients give expiries in nanoseconds and read them back unchanged; timestamptz keeps microseconds.
alter table views.machine_key_view add column expires_nanos smallint not null default 0;
alter table views.pat_view add column expires_nanos smallint not null default 0;
alter table views.application_key_view add column expires_nanos smallint not null default 0;

-- The last nanoseconds of the year 9999 were rounded up into the year 10000, which no answer can express.
update views.machine_key_view set expires_at = '9999-12-31 23:59:59.999999+00', expires_nanos = 999
 where expires_at > '9999-12-31 23:59:59.999999+00';
update views.pat_view set expires_at = '9999-12-31 23:59:59.999999+00', expires_nanos = 999
 where expires_at > '9999-12-31 23:59:59.999999+00';
update views.application_key_view set expires_at = '9999-12-31 23:59:59.999999+00', expires_nanos = 999
 where expires_at > '9999-12-31 23:59:59.999999+00';
