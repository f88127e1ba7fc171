package dev.signet.user.view;

import dev.signet.jdbc.Database;
import dev.signet.user.UserState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads all people of an organization, page by page, in the order in which they were created. */
@Singleton
public final class PeoplePages {
    private static final String PAGE = "select " + UserView.stateInServiceOf("u") + " as state_in_service, "
            + UserView.SELECT.substring("select ".length())
            + " where u.org_id = ? and u.type = 'HUMAN' and " + UserView.NOT_DELETED
            + " and (u.created_at, u.id) > (?, ?) order by u.created_at, u.id limit ?";

    private final Database database;

    PeoplePages(Database database) {
        this.database = database;
    }

    /** A place between two people in the order of creation. */
    public record Place(Instant createdAt, String userId) {
        /** Before everybody. */
        public static final Place START = new Place(Instant.EPOCH, "");

        static Place after(UserView user) {
            return new Place(user.createdAt(), user.id());
        }
    }

    /**
     * A person.
     *
     * @param state the state that an administrator or the set-up has determined; a lock by wrong passwords that ends by
     * itself does not count
     */
    public record Person(UserView user, UserState state) {
        /** The place after this person. */
        public Place place() {
            return Place.after(user);
        }
    }

    /** Returns the next people behind a place; none at the end. */
    public List<Person> next(String orgId, Place place, int limit) {
        return database.query(
                PAGE,
                row -> new Person(UserView.read(row), UserState.valueOf(row.text("state_in_service"))),
                orgId,
                place.createdAt(),
                place.userId(),
                limit);
    }

    /** Returns the metadata of users, by their ids. */
    public Map<String, List<MetadataView>> metadata(Collection<String> userIds) {
        Map<String, List<MetadataView>> found = new HashMap<>();
        database.query(
                        MetadataView.SELECT + " where m.user_id = any(?) order by m.user_id, m.key",
                        MetadataView::read,
                        (Object) userIds.toArray(String[]::new))
                .forEach(entry -> found.computeIfAbsent(entry.userId(), id -> new ArrayList<>())
                        .add(entry));
        return found;
    }
}
