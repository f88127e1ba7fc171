package dev.signet.notification;

import dev.signet.eventstore.RecordedEvent;
import dev.signet.kernel.Actor;
import dev.signet.kernel.DomainEvent;
import dev.signet.projection.AsyncProjection;
import dev.signet.user.HumanCommands;
import dev.signet.user.HumanEvent;
import dev.signet.user.PasswordEvent;
import dev.signet.user.UserRef;
import dev.signet.user.code.CodeKind;
import dev.signet.user.code.Codes;
import dev.signet.user.view.UserQueries;
import dev.signet.user.view.UserView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Mails each new code. The readable code is deleted as soon as the SMTP server has accepted the mail, so an event
 * without a readable code has already been handled. A code is mailed twice only if, after the SMTP server has accepted
 * the mail, its answer is lost, this server stops, or the deletion fails. A mail that fails is retried, and delays only
 * further mails to the same user.
 */
@Singleton
final class CodeNotification implements AsyncProjection {
    private static final Logger LOG = Logger.getLogger(CodeNotification.class);

    private final Codes codes;
    private final UserQueries users;
    private final HumanCommands humans;
    private final Mailing mailing;
    private final Clock clock;
    private final AtomicBoolean told = new AtomicBoolean();

    CodeNotification(Codes codes, UserQueries users, HumanCommands humans, Mailing mailing, Clock clock) {
        this.codes = codes;
        this.users = users;
        this.humans = humans;
        this.mailing = mailing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification";
    }

    @Override
    public Set<String> streamTypes() {
        return Set.of("user");
    }

    /** More than 1, so that other mails are sent while one waits for the SMTP server. */
    @Override
    public int concurrency() {
        return Mailing.AT_A_TIME;
    }

    @Override
    public void handle(RecordedEvent<?> event) {
        Added added = added(event.event());
        if (added == null || !clock.instant().isBefore(added.expiresAt())) {
            return;
        }
        if (!mailing.isConfigured() && told.get()) {
            return; // saves the query for every new user of a server without mail; the warning has been logged
        }
        String userId = event.stream().id();
        Optional<String> code = codes.readable(userId, added.kind(), added.codeId());
        if (code.isEmpty()) {
            return;
        }
        if (!mailing.isConfigured()) {
            if (told.compareAndSet(false, true)) {
                LOG.warn("a user waits for a code, but no mail can be sent, because quarkus.mailer.host is not set");
            }
            return;
        }
        users.find(UserRef.anywhere(userId)).ifPresent(user -> send(user, added, code.get()));
    }

    private void send(UserView user, Added added, String code) {
        UserView.Human human = user.human();
        if (human == null) {
            return;
        }
        mailing.send(added.kind(), user, human, code);
        humans.recordCodeSent(user.id(), added.kind(), added.codeId(), Actor.system());
    }

    /** A new code that is to be sent by mail. */
    private record Added(CodeKind kind, String codeId, Instant expiresAt) {}

    private static @Nullable Added added(DomainEvent event) {
        return switch (event) {
            case HumanEvent.EmailCodeAdded code -> new Added(CodeKind.EMAIL, code.codeId(), code.expiresAt());
            case HumanEvent.InitializationCodeAdded code ->
                new Added(CodeKind.INITIALIZATION, code.codeId(), code.expiresAt());
            case PasswordEvent.CodeAdded code
            when code.channel() == PasswordEvent.ResetChannel.EMAIL ->
                new Added(CodeKind.PASSWORD, code.codeId(), code.expiresAt());
            default -> null;
        };
    }
}
