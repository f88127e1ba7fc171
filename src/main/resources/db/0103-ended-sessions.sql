--liquibase formatted sql

--changeset signet:0103-ended-sessions
-- For the sweeps of sessions and token families that ended long ago. The time of creation never changes, so updates of a row
-- still touch no index.
create index session_view_created_at on views.session_view (created_at);
create index oidc_session_view_created_at on views.oidc_session_view (created_at);
