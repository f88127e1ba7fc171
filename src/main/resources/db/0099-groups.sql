--liquibase formatted sql

--changeset signet:0099-groups
create table views.group_view (
    id          text        not null,
    org_id      text        not null,
    name        text        not null,
    description text        not null,
    state       text        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint group_view_pkey primary key (id)
);
create index group_view_org on views.group_view (org_id, created_at, id);
create index group_view_name on views.group_view (lower(name) collate "C", id);

create table views.group_member_view (
    stream_id  text        not null,
    group_id   text        not null,
    user_id    text        not null,
    org_id     text        not null,
    version    bigint      not null,
    created_at timestamptz not null,
    constraint group_member_view_pkey primary key (stream_id)
);
-- The groups of a user, whose roles tokens carry.
create index group_member_view_user on views.group_member_view (user_id, group_id);
-- Lists of the members of a group and of an organization.
create index group_member_view_group on views.group_member_view (group_id, created_at, stream_id);
create index group_member_view_org on views.group_member_view (org_id, created_at, stream_id);

-- project_grant_id is empty for a grant by the organization that owns the project.
create table views.group_grant_view (
    id               text        not null,
    org_id           text        not null,
    group_id         text        not null,
    project_id       text        not null,
    project_org_id   text        not null,
    project_grant_id text        not null,
    role_keys        text[]      not null,
    state            text        not null,
    version          bigint      not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    constraint group_grant_view_pkey primary key (id)
) with (fillfactor = 85);
create index group_grant_view_group on views.group_grant_view (group_id, project_id);
create index group_grant_view_org on views.group_grant_view (org_id, created_at, id);
create index group_grant_view_project on views.group_grant_view (project_id, created_at, id);
create index group_grant_view_project_grant on views.group_grant_view (project_grant_id, created_at, id)
    where project_grant_id <> '';
