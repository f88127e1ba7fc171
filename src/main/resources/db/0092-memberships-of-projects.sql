--liquibase formatted sql

--changeset signet:0092-memberships-of-projects
create index membership_view_project_grant on views.membership_view (project_grant_id)
    where project_grant_id is not null;
create index membership_view_org on views.membership_view (org_id);
