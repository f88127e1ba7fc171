--liquibase formatted sql

--changeset signet:0093-project-grants
create table views.project_grant_view (
    id             text        not null,
    org_id         text        not null,
    project_id     text        not null,
    granted_org_id text        not null,
    role_keys      text[]      not null,
    state          text        not null,
    version        bigint      not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null,
    constraint project_grant_view_pkey primary key (id)
) with (fillfactor = 85);
create unique index project_grant_view_project on views.project_grant_view (project_id, granted_org_id);
create index project_grant_view_org on views.project_grant_view (org_id, created_at, id);
create index project_grant_view_granted on views.project_grant_view (granted_org_id, created_at, id);
