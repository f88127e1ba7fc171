--liquibase formatted sql

--changeset signet:0091-organization-metadata
create table views.org_metadata_view (
    org_id     text        not null,
    key        text        not null,
    value      bytea       not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint org_metadata_view_pkey primary key (org_id, key)
);
