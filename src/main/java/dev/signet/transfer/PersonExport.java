package dev.signet.transfer;

import dev.signet.user.PasswordHashes;
import dev.signet.user.view.MetadataView;
import dev.signet.user.view.PeoplePages;
import dev.signet.user.view.PeoplePages.Person;
import dev.signet.user.view.PeoplePages.Place;
import dev.signet.usergrant.UserGrantQueries;
import dev.signet.usergrant.UserGrantQueries.GivenGrant;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads all people of an organization with what belongs to them. {@value #PAGE} of them are in memory at a time, and each
 * page costs the same few queries. Someone who is created or removed meanwhile may be missing or included.
 */
@Singleton
public final class PersonExport {
    private static final int PAGE = 200;

    private final PeoplePages people;
    private final PasswordHashes hashes;
    private final UserGrantQueries grants;

    PersonExport(PeoplePages people, PasswordHashes hashes, UserGrantQueries grants) {
        this.people = people;
        this.hashes = hashes;
        this.grants = grants;
    }

    /** Passes each person to the consumer, in the order in which they were created. */
    public void each(String orgId, boolean withHashes, Consumer<ExportedPerson> consumer) {
        List<Person> page = people.next(orgId, Place.START, PAGE);
        while (!page.isEmpty()) {
            List<String> ids = page.stream().map(person -> person.user().id()).toList();
            Map<String, String> passwords = withHashes ? hashes.of(ids) : Map.of();
            Map<String, List<MetadataView>> metadata = people.metadata(ids);
            Map<String, List<GivenGrant>> given = grants.givenBy(orgId, ids);
            for (Person person : page) {
                String id = person.user().id();
                consumer.accept(new ExportedPerson(
                        person.user(),
                        person.state(),
                        passwords.get(id),
                        metadata.getOrDefault(id, List.of()),
                        given.getOrDefault(id, List.of())));
            }
            page = people.next(orgId, page.getLast().place(), PAGE);
        }
    }
}
