--liquibase formatted sql

--changeset signet:0020-lock-end
-- When a lock ends by itself; NULL for users who are not locked, or until somebody unlocks them.
alter table views.user_view add column locked_until timestamptz;
update views.user_view u
   set locked_until = (select (e.payload ->> 'until')::timestamptz from events e
                        where e.stream_type = 'user' and e.stream_id = u.id and e.type = 'user.locked'
                        order by e.version desc limit 1)
 where u.state = 'LOCKED';
