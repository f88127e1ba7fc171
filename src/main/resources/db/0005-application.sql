--liquibase formatted sql

--changeset signet:0005-application
-- One table for every kind; an API leaves the columns of an OpenID Connect client at their defaults. The client id is
-- empty between the two events that add an application, which one transaction appends.
create table views.application_view (
    id                           text        not null,
    project_id                   text        not null,
    org_id                       text        not null,
    name                         text        not null,
    state                        text        not null,
    type                         text        not null default 'API',
    client_id                    text        not null default '',
    auth_method                  text        not null default 'BASIC',
    redirect_uris                text[]      not null default '{}',
    post_logout_redirect_uris    text[]      not null default '{}',
    grant_types                  text[]      not null default '{}',
    response_types               text[]      not null default '{}',
    dev_mode                     boolean     not null default false,
    access_token_type            text        not null default 'BEARER',
    access_token_role_assertion  boolean     not null default false,
    id_token_role_assertion      boolean     not null default false,
    id_token_userinfo_assertion  boolean     not null default false,
    clock_skew_millis            bigint      not null default 0,
    additional_origins           text[]      not null default '{}',
    skip_native_app_success_page boolean     not null default false,
    back_channel_logout_uri      text        not null default '',
    login_version                text        not null default 'UNSPECIFIED',
    login_base_uri               text        not null default '',
    version                      bigint      not null,
    created_at                   timestamptz not null,
    changed_at                   timestamptz not null,
    constraint application_view_pkey primary key (id)
) with (fillfactor = 85);
create unique index application_view_client on views.application_view (client_id) where client_id <> '';
create index application_view_project on views.application_view (project_id, created_at, id);

--changeset signet:0005-application-key
create table views.application_key_view (
    id         text        not null,
    app_id     text        not null,
    org_id     text        not null,
    public_key text        not null,
    expires_at timestamptz not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint application_key_view_pkey primary key (id)
);
create index application_key_view_app on views.application_key_view (app_id, created_at, id);
