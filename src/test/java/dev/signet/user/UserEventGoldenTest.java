package dev.signet.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signet.access.AccessTokenType;
import dev.signet.eventstore.EventType;
import dev.signet.eventstore.TestingEventCodec;
import dev.signet.kernel.PersonalData;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins every stored event: a changed record no longer matches its file and needs a revision and an upcaster. */
class UserEventGoldenTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final UserEventTypes catalog = new UserEventTypes();
    private final TestingEventCodec codec = new TestingEventCodec(catalog);

    static List<UserEvent> events() {
        return Stream.of(ofEveryUser(), ofPeople(), ofAddresses(), ofPasswordsAndMachines())
                .flatMap(List::stream)
                .toList();
    }

    private static List<UserEvent> ofEveryUser() {
        return List.of(
                new UserEvent.UserNameChanged("ada"),
                new UserEvent.Locked(UserEvent.LockReason.PASSWORD_ATTEMPTS, AT),
                new UserEvent.Unlocked(UserState.INITIAL),
                new UserEvent.Deactivated(),
                new UserEvent.Reactivated(),
                new UserEvent.Suspended(),
                new UserEvent.Reinstated(),
                new UserEvent.Removed(),
                new UserEvent.Erased(),
                new UserEvent.MetadataSet("colour", "Ymx1ZQ=="),
                new UserEvent.MetadataRemoved("colour"),
                new UserEvent.MetadataRemovedAll(),
                new UserEvent.Impersonated("300", "400"));
    }

    private static List<UserEvent> ofPeople() {
        return List.of(
                new HumanEvent.Added(
                        "200",
                        "ada",
                        "Ada",
                        "Lovelace",
                        "Countess",
                        "Ada Lovelace",
                        "en",
                        Profile.Gender.FEMALE,
                        "ada@example.com",
                        true,
                        "+41791234567",
                        true,
                        true,
                        true),
                new HumanEvent.SelfRegistered(
                        "200",
                        "ada",
                        "Ada",
                        "Lovelace",
                        "",
                        "Ada Lovelace",
                        "en",
                        Profile.Gender.UNSPECIFIED,
                        "ada@example.com",
                        null,
                        true),
                new HumanEvent.ProfileChanged("Ada", "King", "", "Ada King", "fr", Profile.Gender.DIVERSE));
    }

    private static List<UserEvent> ofAddresses() {
        return List.of(
                new HumanEvent.EmailChanged("ada@example.com"),
                new HumanEvent.EmailVerified(),
                new HumanEvent.EmailVerificationFailed(),
                new HumanEvent.EmailCodeAdded("900", AT),
                new HumanEvent.EmailCodeSent("900"),
                new HumanEvent.PhoneChanged("+41791234567"),
                new HumanEvent.PhoneRemoved(),
                new HumanEvent.PhoneVerified(),
                new HumanEvent.PhoneVerificationFailed(),
                new HumanEvent.PhoneCodeAdded("901", AT),
                new HumanEvent.PhoneCodeSent("901"),
                new HumanEvent.InitializationCodeAdded("902", AT),
                new HumanEvent.InitializationCodeSent("902"),
                new HumanEvent.InitializationCheckSucceeded(),
                new HumanEvent.InitializationCheckFailed(),
                new HumanEvent.AvatarAdded("https://example.com/ada.png"),
                new HumanEvent.AvatarRemoved());
    }

    private static List<UserEvent> ofPasswordsAndMachines() {
        return List.of(
                new PasswordEvent.Changed(true),
                new PasswordEvent.CodeAdded("903", AT, PasswordEvent.ResetChannel.SMS),
                new PasswordEvent.CodeSent("903"),
                new PasswordEvent.CodeCheckFailed(),
                new PasswordEvent.CheckSucceeded(),
                new PasswordEvent.CheckFailed(),
                new PasswordEvent.HashUpdated(),
                new MachineEvent.Added("200", "robot", "Robot", "turns screws", AccessTokenType.JWT),
                new MachineEvent.Changed("Robot", "turns bolts", AccessTokenType.BEARER),
                new MachineEvent.KeyAdded("904", "-----BEGIN PUBLIC KEY-----\n", AT),
                new MachineEvent.KeyRemoved("904"),
                new MachineEvent.SecretSet(),
                new MachineEvent.SecretUpdated(),
                new MachineEvent.SecretRemoved(),
                new MachineEvent.TokenAdded("905", AT, List.of("openid")),
                new MachineEvent.TokenRemoved("905"));
    }

    @Test
    void every_registered_type_is_pinned() {
        assertThat(events().stream().map(UserEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(
                        catalog.eventTypes().stream().map(EventType::recordType).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_and_read_as_its_file_says(UserEvent event) throws IOException {
        ObjectNode stored = codec.write(event);
        ObjectNode golden =
                golden(stored.get("type").textValue(), stored.get("revision").intValue());
        assertThat(stored).isEqualTo(golden);
        assertThat(codec.read(golden)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_of_an_erased_person_can_still_be_read_without_personal_data(UserEvent event) throws Exception {
        Object erased = codec.readErased(codec.write(event));
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                assertThat(component.getAccessor().invoke(erased)).isIn("", Profile.Gender.UNSPECIFIED);
            }
        }
    }

    @Test
    void metadata_whose_key_was_readable_is_still_read() throws IOException {
        assertThat(codec.read(golden("user.metadata.set", 1)))
                .isEqualTo(new UserEvent.MetadataSet("colour", "Ymx1ZQ=="));
        assertThat(codec.read(golden("user.metadata.removed", 1))).isEqualTo(new UserEvent.MetadataRemoved("colour"));
        ObjectNode redacted = golden("user.metadata.removed", 1);
        redacted.withObject("payload").remove("key");
        assertThat(codec.readErased(redacted)).isEqualTo(new UserEvent.MetadataRemoved(""));
    }

    private static ObjectNode golden(String type, int revision) throws IOException {
        String file = "/golden/user/" + type + "." + revision + ".json";
        try (InputStream stream = UserEventGoldenTest.class.getResourceAsStream(file)) {
            assertThat(stream).as(file).isNotNull();
            return (ObjectNode) new ObjectMapper().readTree(stream);
        }
    }
}
