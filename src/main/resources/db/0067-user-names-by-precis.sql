--liquibase formatted sql

--changeset signet:0067-user-name-migration
-- How far the claims of user names made before are brought into the form that names are compared in (see
-- dev.signet.user.UserNameMigration): the id of the last user looked at, and when none was left.
create table user_name_migration (
    one          boolean     not null default true,
    last_user_id text        not null default '',
    completed_at timestamptz,
    constraint user_name_migration_pkey primary key (one),
    constraint user_name_migration_one check (one)
);
insert into user_name_migration default values;
