--liquibase formatted sql

--changeset signet:0004-project
create table views.project_view (
    id                text        not null,
    org_id            text        not null,
    name              text        not null,
    state             text        not null,
    role_assertion    boolean     not null,
    role_check        boolean     not null,
    has_project_check boolean     not null,
    private_labeling  text        not null,
    version           bigint      not null,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    constraint project_view_pkey primary key (id)
) with (fillfactor = 85);
create index project_view_org on views.project_view (org_id, created_at, id);
create index project_view_name on views.project_view ((lower(name) collate "C"), org_id);

--changeset signet:0004-project-role
create table views.project_role_view (
    id           text        not null,
    project_id   text        not null,
    org_id       text        not null,
    key          text        not null,
    display_name text        not null,
    role_group   text        not null,
    version      bigint      not null,
    created_at   timestamptz not null,
    changed_at   timestamptz not null,
    constraint project_role_view_pkey primary key (id)
);
create unique index project_role_view_key on views.project_role_view (project_id, key);
