--liquibase formatted sql

--changeset signet:0090-user-grants
-- project_grant_id is empty for a grant by the organization that owns the project.
create table views.user_grant_view (
    id               text        not null,
    org_id           text        not null,
    user_id          text        not null,
    project_id       text        not null,
    project_org_id   text        not null,
    project_grant_id text        not null,
    role_keys        text[]      not null,
    state            text        not null,
    version          bigint      not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    constraint user_grant_view_pkey primary key (id)
) with (fillfactor = 85);
-- The roles of a user in a project, which tokens carry.
create index user_grant_view_user on views.user_grant_view (user_id, project_id);
-- Lists of one organization, with the grants that others have made in its projects, and of one project.
create index user_grant_view_org on views.user_grant_view (org_id, created_at, id);
create index user_grant_view_project_org on views.user_grant_view (project_org_id, created_at, id);
create index user_grant_view_project on views.user_grant_view (project_id, created_at, id);
create index user_grant_view_project_grant on views.user_grant_view (project_grant_id, created_at, id)
    where project_grant_id <> '';
