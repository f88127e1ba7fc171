--liquibase formatted sql

--changeset signet:0061-subject-ids
-- Client ids from before they were claimed, those of removed applications too: the server claims them when it starts, and
-- takes them off this list.
create table unclaimed_client_ids (
    client_id text    not null,
    app_id    text    not null,
    org_id    text    not null,
    is_user   boolean not null,
    constraint unclaimed_client_ids_pkey primary key (client_id)
);
insert into unclaimed_client_ids (client_id, app_id, org_id, is_user)
select e.payload ->> 'clientId', e.stream_id, e.owner,
       exists (select 1 from events u where u.stream_type = 'user' and u.stream_id = e.payload ->> 'clientId')
  from events e
 where e.type in ('project.application.config.oidc.added', 'project.application.config.api.added')
    on conflict do nothing;
