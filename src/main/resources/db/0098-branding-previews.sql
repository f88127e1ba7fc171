--liquibase formatted sql

--changeset signet:0098-branding-previews
-- label_policy_view has what pages show, label_preview_view what they will show after an activation.
alter table views.label_policy_view add column logo_dark text;
alter table views.label_policy_view add column icon text;
alter table views.label_policy_view add column icon_dark text;
alter table views.label_policy_view add column font text;
create table views.label_preview_view (
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
    logo_dark             text,
    icon                  text,
    icon_dark             text,
    font                  text,
    version               bigint      not null,
    created_at            timestamptz not null,
    changed_at            timestamptz not null
);
insert into views.label_preview_view (org_id, primary_color, background_color, warn_color, font_color,
        primary_color_dark, background_color_dark, warn_color_dark, font_color_dark, theme_mode, disable_watermark, logo,
        version, created_at, changed_at)
    select org_id, primary_color, background_color, warn_color, font_color, primary_color_dark, background_color_dark,
        warn_color_dark, font_color_dark, theme_mode, disable_watermark, logo, version, created_at, changed_at
    from views.label_policy_view;
-- The files themselves. Not a view: events hold their digests alone, and a rebuild must keep them. Logos that were set
-- before are in label_logos.
create table label_assets (
    owner_id     text  not null,
    digest       text  not null,
    content_type text  not null,
    content      bytea not null,
    primary key (owner_id, digest)
);
