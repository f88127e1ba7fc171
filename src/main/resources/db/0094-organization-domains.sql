--liquibase formatted sql

--changeset signet:0094-organization-domains
alter table views.org_domain_view add column validation_type text;
create index org_domain_view_claimed on views.org_domain_view (domain) where not verified;
alter table views.instance_view add column validate_org_domains boolean not null default true;
