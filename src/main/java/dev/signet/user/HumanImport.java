package dev.signet.user;

import dev.signet.eventstore.Ids;
import dev.signet.eventstore.Loaded;
import dev.signet.eventstore.UniqueClaims;
import dev.signet.eventstore.UniqueClaims.ClaimedValue;
import dev.signet.jdbc.Database;
import dev.signet.jdbc.Sql;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainError;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Creates people whom another system knows, with the same rules as {@link UserCommands#addHuman}. A person is prepared
 * outside of the transaction that creates them, because hashing a password takes long.
 */
@Singleton
public final class HumanImport {
    private static final String HELD = "select h.place from " + UniqueClaims.holders("h");

    private final UserWriter writer;
    private final HumanCreation humans;
    private final UniqueClaims claims;
    private final Ids ids;
    private final Database database;

    HumanImport(UserWriter writer, HumanCreation humans, UniqueClaims claims, Ids ids, Database database) {
        this.writer = writer;
        this.humans = humans;
        this.claims = claims;
        this.ids = ids;
        this.database = database;
    }

    /** A person who has been validated. */
    public static final class Prepared {
        private final UserRef ref;
        private final boolean chosen;
        private final UserCommand.ImportHuman command;

        private Prepared(UserRef ref, boolean chosen, UserCommand.ImportHuman command) {
            this.ref = ref;
            this.chosen = chosen;
            this.command = command;
        }

        /** The id that the person will have. */
        public String userId() {
            return ref.userId();
        }

        /** Tells whether the caller chose the id. */
        public boolean isIdChosen() {
            return chosen;
        }
    }

    /** Validates a person. Fails with a {@link UserError} unless the person follows all rules. */
    public Prepared prepare(String orgId, NewKnownHuman person) {
        String given = person.human().userId();
        String id = given == null ? ids.next() : UserNames.validId(given);
        UserCommand.ImportHuman command = new UserCommand.ImportHuman(
                humans.command(orgId, person.human(), false),
                MetadataEntries.encoded(person.metadata()),
                person.state(),
                person.withCodes());
        UserDecider.decide(command, User.ABSENT);
        return new Prepared(new UserRef(orgId, id), given != null, command);
    }

    /**
     * Finds people whose id or user name is taken, with few queries for all of them. The answer may be outdated when it
     * is used; {@link #createIn} decides.
     */
    public Map<Prepared, DomainError> taken(List<Prepared> people) {
        Set<String> usedIds = writer.usedIds(people.stream()
                .filter(Prepared::isIdChosen)
                .map(Prepared::userId)
                .toList());
        List<ClaimedValue> names = people.stream()
                .map(person -> new ClaimedValue(
                        person.command.add().nameScope(),
                        UserNameForm.of(person.command.add().userName())))
                .toList();
        Set<Long> heldPlaces = Set.copyOf(database.query(
                HELD, row -> row.number("place"), claims.digests(UserNames.CLAIM, names), UserNames.CLAIM));
        Map<Prepared, DomainError> taken = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            Prepared person = people.get(i);
            if (person.chosen && usedIds.contains(person.userId())) {
                taken.put(person, UserError.ID_TAKEN);
            } else if (heldPlaces.contains(i + 1L)) {
                taken.put(person, UserError.USER_NAME_TAKEN);
            }
        }
        return taken;
    }

    /**
     * Creates a person as part of a transaction. Fails with ALREADY_EXISTS if the user name or the id is taken.
     *
     * @param unused whether the id is believed to be unused, which saves reading; if it is used, the transaction fails
     */
    public Loaded<User> createIn(Sql transaction, Prepared person, boolean unused, Actor actor) {
        return unused
                ? writer.createUnusedIn(transaction, person.ref, person.command, person.chosen, actor)
                : writer.createIn(transaction, person.ref, person.command, person.chosen, actor);
    }
}
