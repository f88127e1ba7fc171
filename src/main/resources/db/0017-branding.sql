--liquibase formatted sql

--changeset signet:0017-branding
create table views.label_policy_view (
    org_id                text        primary key,
    primary_color         text        not null default '',
    background_color      text        not null default '',
    warn_color            text        not null default '',
    font_color            text        not null default '',
    primary_color_dark    text        not null default '',
    background_color_dark text        not null default '',
    warn_color_dark       text        not null default '',
    font_color_dark       text        not null default '',
    theme_mode            text        not null default 'AUTO',
    disable_watermark     boolean     not null default false,
    logo                  text,
    version               bigint      not null,
    created_at            timestamptz not null,
    changed_at            timestamptz not null
);
-- The images themselves. Not a view: events hold their digests alone, and a rebuild must keep them.
create table label_logos (
    org_id       text  primary key,
    digest       text  not null,
    content_type text  not null,
    content      bytea not null
);
