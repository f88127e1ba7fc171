--liquibase formatted sql

--changeset signet:0003-user
create extension if not exists pg_trgm;

-- Texts are empty rather than NULL, so that a negated condition finds them too. A deleted user stays as a row in state
-- DELETED without personal data. The fill factor leaves room for updates that touch no index (addresses proven,
-- passwords changed) to stay on their page.
create table views.user_view (
    id                       text        not null,
    org_id                   text        not null,
    state                    text        not null,
    type                     text        not null,
    user_name                text        not null,
    first_name               text        not null default '',
    last_name                text        not null default '',
    nick_name                text        not null default '',
    display_name             text        not null default '',
    preferred_language       text        not null default '',
    gender                   text        not null default 'UNSPECIFIED',
    avatar_url               text        not null default '',
    email                    text        not null default '',
    email_verified           boolean     not null default false,
    phone                    text        not null default '',
    phone_verified           boolean     not null default false,
    password_changed_at      timestamptz,
    password_change_required boolean     not null default false,
    machine_description      text        not null default '',
    has_secret               boolean     not null default false,
    access_token_type        text        not null default 'BEARER',
    version                  bigint      not null,
    created_at               timestamptz not null,
    changed_at               timestamptz not null,
    -- The six names folded and fenced by control characters: one trigram index serves them all (see dev.signet.search).
    search_text              text collate "C" not null generated always as (lower(
           E'\x01' || translate(user_name,    E'\x01\x02\x03\x04\x05\x06\x07\x08', E'\x0e\x0e\x0e\x0e\x0e\x0e\x0e\x0e')
        || E'\x02' || translate(first_name,   E'\x01\x02\x03\x04\x05\x06\x07\x08', E'\x0e\x0e\x0e\x0e\x0e\x0e\x0e\x0e')
        || E'\x03' || translate(last_name,    E'\x01\x02\x03\x04\x05\x06\x07\x08', E'\x0e\x0e\x0e\x0e\x0e\x0e\x0e\x0e')
        || E'\x04' || translate(nick_name,    E'\x01\x02\x03\x04\x05\x06\x07\x08', E'\x0e\x0e\x0e\x0e\x0e\x0e\x0e\x0e')
        || E'\x05' || translate(display_name, E'\x01\x02\x03\x04\x05\x06\x07\x08', E'\x0e\x0e\x0e\x0e\x0e\x0e\x0e\x0e')
        || E'\x06' || translate(email,        E'\x01\x02\x03\x04\x05\x06\x07\x08', E'\x0e\x0e\x0e\x0e\x0e\x0e\x0e\x0e')
        || E'\x07')) stored,
    constraint user_view_pkey primary key (id)
) with (fillfactor = 85);

-- Lists of one organization: newest or oldest first, by user name, by e-mail address. The C collation makes one index
-- serve equality, starts-with without case, and order.
create index user_view_created on views.user_view (org_id, created_at, id);
create index user_view_user_name on views.user_view (org_id, lower(user_name) collate "C", id);
create index user_view_email on views.user_view (org_id, lower(email) collate "C", id);
-- Only the rare states and the rarer type; the common ones are better read in order.
create index user_view_state on views.user_view (org_id, state) where state <> 'ACTIVE';
create index user_view_type on views.user_view (org_id, type) where type <> 'HUMAN';
-- Contains, ends-with and the rest of the text methods on all six names. The names repeat each other (display name, user
-- name, e-mail), so one index over their concatenation has a third of the entries of six. A search reads the pending
-- list too; this size costs it half a millisecond at most and is merged every 800 users or so.
create index user_view_search on views.user_view using gin (search_text gin_trgm_ops)
    with (fastupdate = on, gin_pending_list_limit = 512);

--changeset signet:0003-user-metadata
create table views.user_metadata_view (
    user_id    text        not null,
    org_id     text        not null,
    key        text        not null,
    value      bytea       not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint user_metadata_view_pkey primary key (user_id, key)
);

--changeset signet:0003-machine-key
create table views.machine_key_view (
    id         text        not null,
    user_id    text        not null,
    org_id     text        not null,
    public_key text        not null,
    expires_at timestamptz not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint machine_key_view_pkey primary key (id)
);
create index machine_key_view_user on views.machine_key_view (user_id, created_at, id);

--changeset signet:0003-pat
create table views.pat_view (
    id         text        not null,
    user_id    text        not null,
    org_id     text        not null,
    scopes     text[]      not null,
    expires_at timestamptz not null,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint pat_view_pkey primary key (id)
);
create index pat_view_user on views.pat_view (user_id, created_at, id);
