--liquibase formatted sql

--changeset signet:0002-instance
create table views.instance_view (
    id              text        primary key,
    name            text        not null,
    default_org_id  text        not null,
    user_login_must_be_domain boolean not null,
    version         bigint      not null,
    created_at      timestamptz not null,
    changed_at      timestamptz not null
);

--changeset signet:0002-org
create table views.org_view (
    id             text        primary key,
    name           text        not null,
    state          text        not null,
    primary_domain text        not null,
    user_login_must_be_domain boolean,
    version        bigint      not null,
    created_at     timestamptz not null,
    changed_at     timestamptz not null
);
create table views.org_domain_view (
    org_id     text        not null,
    domain     text        not null,
    verified   boolean     not null,
    is_primary boolean     not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    primary key (org_id, domain)
);
create index org_domain_view_domain on views.org_domain_view (lower(domain)) where verified;

--changeset signet:0002-membership
create table views.membership_view (
    stream_id        text        primary key,
    user_id          text        not null,
    target_type      text        not null,
    target_id        text        not null,
    org_id           text        not null,
    project_grant_id text,
    roles            text[]      not null,
    version          bigint      not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null
);
create index membership_view_user on views.membership_view (user_id);
create index membership_view_target on views.membership_view (target_type, target_id);
