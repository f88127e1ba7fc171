--liquibase formatted sql

--changeset signet:0105-login-policies
-- What people have to prove at a sign-in, of an organization or, under the id of the instance, by default.
create table views.login_policy_view (
    owner_id             text        not null,
    allow_password       boolean     not null,
    allow_register       boolean     not null,
    allow_external_idp   boolean     not null,
    force_mfa            boolean     not null,
    force_mfa_local_only boolean     not null,
    passwordless         boolean     not null,
    second_factors       text[]      not null,
    multi_factors        text[]      not null,
    version              bigint      not null,
    created_at           timestamptz not null,
    changed_at           timestamptz not null,
    constraint login_policy_view_pkey primary key (owner_id)
);
