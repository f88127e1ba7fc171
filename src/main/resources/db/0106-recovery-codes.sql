--liquibase formatted sql

--changeset signet:0106-recovery-codes
create table views.recovery_code_view (
    user_id    text        not null,
    org_id     text        not null,
    codes_left integer     not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint recovery_code_view_pkey primary key (user_id)
);
