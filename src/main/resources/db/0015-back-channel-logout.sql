--liquibase formatted sql

--changeset signet:0015-back-channel-logouts
-- Applications that still have to be told of the end of a session. A row is gone once the receiver has confirmed or
-- the time is up. Taking a row postpones it, so that a node that dies while sending loses nothing.
create table back_channel_logouts (
    session_id      text        not null,
    client_id       text        not null,
    user_id         text        not null,
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    expires_at      timestamptz not null,
    primary key (session_id, client_id)
);
create index back_channel_logouts_due on back_channel_logouts (next_attempt_at);
