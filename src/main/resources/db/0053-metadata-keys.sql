--liquibase formatted sql

--changeset signet:0053-metadata-keys splitStatements:false
-- Events stay as they were written, but for one thing: the keys of metadata, which revision 1 kept readable, go when the
-- person is erased.
create or replace function events_append_only() returns trigger language plpgsql as $$
declare
    otherwise events%rowtype;
begin
    if tg_op = 'UPDATE' then
        if old.revision = 1 and old.type in ('user.metadata.set', 'user.metadata.removed')
                and new.payload = old.payload - 'key' then
            otherwise := new;
            otherwise.payload := old.payload;
            if otherwise is not distinct from old then
                return new;
            end if;
        end if;
    end if;
    raise exception 'events are append-only' using errcode = 'restrict_violation';
end $$;

--changeset signet:0053-metadata-keys-of-the-erased
update events set payload = payload - 'key'
 where type in ('user.metadata.set', 'user.metadata.removed') and revision = 1
   and stream_id in (select erased.stream_id from events erased where erased.type = 'user.erased');
