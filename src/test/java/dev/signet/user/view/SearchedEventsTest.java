package dev.signet.user.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.eventstore.EventType;
import dev.signet.eventstore.RandomRecords;
import dev.signet.eventstore.RecordedEvent;
import dev.signet.eventstore.StreamId;
import dev.signet.user.HumanEvent;
import dev.signet.user.UserEvent;
import dev.signet.user.UserEventTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Totals of searches are corrected only by the events in {@code UserEventTypes.SEARCHED}, so no other event may change
 * which users a search finds.
 */
class SearchedEventsTest {
    private static final Set<String> SEARCHED_COLUMNS = Set.of(
            "id",
            "org_id",
            "state",
            "type",
            "created_at",
            "user_name",
            "first_name",
            "last_name",
            "nick_name",
            "display_name",
            "email");

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+) = ");

    private final UserEventTypes catalog = new UserEventTypes();

    @Property(tries = 50)
    void other_events_change_no_column_that_is_searched(@ForAll long seed) {
        RandomRecords records = new RandomRecords(new Random(seed));
        for (EventType<?> type : catalog.eventTypes()) {
            if (!UserEventTypes.SEARCHED.contains(type.name())) {
                UserEvent event = type.recordType() == UserEvent.MetadataSet.class
                        ? new UserEvent.MetadataSet("key", "dmFsdWU=")
                        : (UserEvent) records.record(type.recordType());
                assertThat(written(event)).as(type.name()).doesNotContainAnyElementsOf(SEARCHED_COLUMNS);
            }
        }
    }

    @Example
    void the_events_that_totals_follow_are_stored_under_these_names() {
        assertThat(catalog.eventTypes()).extracting(EventType::name).containsAll(UserEventTypes.SEARCHED);
    }

    @Example
    void what_changes_a_searched_column_is_seen_by_this_test() {
        assertThat(written(new HumanEvent.EmailChanged("ada@example.com"))).contains("email");
        assertThat(written(new UserEvent.Deactivated())).contains("state");
    }

    /** The columns of {@code user_view} that an event sets, all of them for a row that comes or goes. */
    private static Set<String> written(UserEvent event) {
        List<String> statements = new ArrayList<>();
        new UserProjection()
                .apply(
                        (text, values) -> statements.add(text),
                        new RecordedEvent<>(1, new StreamId("user", "1"), 2, "1", "1", Instant.EPOCH, event));
        Set<String> columns = new HashSet<>();
        for (String text : statements) {
            if (text.startsWith("update user_view set ")) {
                String assignments = text.substring(0, text.indexOf(" where "));
                Matcher matcher = ASSIGNMENT.matcher(assignments);
                while (matcher.find()) {
                    columns.add(matcher.group(1));
                }
            } else if (text.contains("user_view")) {
                columns.addAll(SEARCHED_COLUMNS);
            }
        }
        assertThat(statements).isNotEmpty();
        return columns;
    }
}
