package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;
import dev.signet.user.code.CodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides all commands of users as pure functions. Commands about the life cycle, the user name and the metadata are
 * decided here; for all others there is a class for each subject.
 */
final class UserDecider {
    private UserDecider() {}

    /**
     * Decides a command. A user is treated as not locked if wrong passwords have only blocked password checks for a
     * while (see {@link User#unpaused}).
     */
    static Decision<UserEvent> decide(UserCommand command, User user) {
        return decideAsIs(command, user.unpaused());
    }

    private static Decision<UserEvent> decideAsIs(UserCommand command, User user) {
        return switch (command) {
            case UserCommand.AddHuman add -> HumanDecider.add(add, absent(user));
            case UserCommand.ImportHuman imported -> importHuman(imported, absent(user));
            case UserCommand.AddMachine add -> MachineDecider.add(add, absent(user));
            case UserCommand.Erase erase -> erase(erase, user);
            case UserCommand.ChangeUserName change -> changeUserName(change, existing(user));
            case UserCommand.Deactivate c -> deactivate(existing(user));
            case UserCommand.Reactivate c -> reactivate(existing(user));
            case UserCommand.Lock c -> lock(existing(user));
            case UserCommand.Unlock unlock -> unlock(unlock, existing(user));
            case UserCommand.Suspend c -> suspend(existing(user));
            case UserCommand.Reinstate c -> reinstate(existing(user));
            case UserCommand.Remove c -> remove(existing(user), List.of());
            case UserCommand.SetMetadata set -> setMetadata(set, existing(user));
            case UserCommand.RemoveMetadata remove -> removeMetadata(remove, existing(user));
            case UserCommand.Impersonate impersonate -> impersonate(impersonate, existing(user));
            case HumanCommand human -> HumanDecider.decide(human, existing(user));
            case PasswordCommand password -> PasswordDecider.decide(password, existing(user));
            case MachineCommand machine -> MachineDecider.decide(machine, existing(user));
        };
    }

    private static User absent(User user) {
        if (user.state() != UserState.ABSENT) {
            throw UserError.ID_TAKEN.exception();
        }
        return user;
    }

    private static User existing(User user) {
        if (!user.state().exists()) {
            throw UserError.NOT_FOUND.exception();
        }
        return user;
    }

    private static Decision<UserEvent> importHuman(UserCommand.ImportHuman imported, User absent) {
        Decision<UserEvent> added = imported.withCodes()
                ? HumanDecider.add(imported.add(), absent)
                : HumanDecider.addWithoutCodes(imported.add());
        User user = absent;
        for (UserEvent event : added.events()) {
            user = UserEvolution.evolve(user, event);
        }
        List<UserEvent> events = new ArrayList<>(added.events());
        events.addAll(setMetadata(new UserCommand.SetMetadata(imported.metadata()), user)
                .events());
        events.addAll(
                switch (imported.state()) {
                    case ACTIVE, INITIAL -> List.of();
                    case INACTIVE -> deactivate(user).events();
                    case LOCKED -> lock(user).events();
                    case SUSPENDED -> suspend(user).events();
                    case ABSENT, DELETED -> throw new IllegalArgumentException("nobody is created " + imported.state());
                });
        return new Decision<>(events, added.claims(), added.secrets(), null);
    }

    private static Decision<UserEvent> changeUserName(UserCommand.ChangeUserName change, User user) {
        if (change.userName().equals(user.userName())) {
            throw UserError.USER_NAME_NOT_CHANGED.exception();
        }
        return Decision.<UserEvent>of(new UserEvent.UserNameChanged(change.userName()))
                .claiming(UserNames.release(), UserNames.take(change.nameScope(), change.userName()));
    }

    // A locked user may be deactivated, as in ZITADEL. A suspended one may not, because reactivation would then end the
    // suspension.
    private static Decision<UserEvent> deactivate(User user) {
        if (user.isInitial()) {
            throw UserError.CANNOT_DEACTIVATE_INITIAL.exception();
        }
        if (user.state() == UserState.INACTIVE) {
            throw UserError.ALREADY_INACTIVE.exception();
        }
        if (user.state() == UserState.SUSPENDED) {
            throw UserError.SUSPENDED.exception();
        }
        return Decision.of(new UserEvent.Deactivated());
    }

    private static Decision<UserEvent> reactivate(User user) {
        if (user.state() != UserState.INACTIVE) {
            throw UserError.NOT_INACTIVE.exception();
        }
        return Decision.of(new UserEvent.Reactivated());
    }

    private static Decision<UserEvent> lock(User user) {
        if (user.state() != UserState.ACTIVE && user.state() != UserState.INITIAL) {
            throw UserError.NOT_ACTIVE_OR_INITIAL.exception();
        }
        return Decision.of(new UserEvent.Locked(UserEvent.LockReason.ADMINISTRATOR, null));
    }

    private static Decision<UserEvent> unlock(UserCommand.Unlock unlock, User user) {
        User.Lock lock = user.lock();
        if (lock == null || (user.isPaused() && !unlock.closed())) {
            throw UserError.NOT_LOCKED.exception();
        }
        return Decision.of(new UserEvent.Unlocked(lock.before()));
    }

    private static Decision<UserEvent> suspend(User user) {
        if (user.state() != UserState.ACTIVE) {
            throw UserError.NOT_ACTIVE.exception();
        }
        return Decision.of(new UserEvent.Suspended());
    }

    private static Decision<UserEvent> reinstate(User user) {
        if (user.state() != UserState.SUSPENDED) {
            throw UserError.NOT_SUSPENDED.exception();
        }
        return Decision.of(new UserEvent.Reinstated());
    }

    private static Decision<UserEvent> remove(User user, List<UserEvent> then) {
        List<UserEvent> events = new ArrayList<>();
        events.add(new UserEvent.Removed());
        events.addAll(then);
        return Decision.<UserEvent>of(events).claiming(UserNames.release()).keeping(withoutCredentials(user));
    }

    private static Decision<UserEvent> erase(UserCommand.Erase erase, User user) {
        if (user.state() == UserState.ABSENT) {
            throw UserError.NOT_FOUND.exception();
        }
        if (user.erased()) {
            return Decision.nothing();
        }
        if (user.state() == UserState.DELETED) {
            return Decision.of(new UserEvent.Erased());
        }
        if (!erase.force()) {
            throw UserError.NOT_DELETED.exception();
        }
        return remove(user, List.of(new UserEvent.Erased()));
    }

    private static List<SecretChange> withoutCredentials(User user) {
        List<String> kinds = new ArrayList<>();
        if (user.human() != null) {
            kinds.add(PasswordDecider.SECRET);
            for (CodeKind code : CodeKind.values()) {
                kinds.add(code.secretKind());
                kinds.add(code.deliveryKind());
            }
        } else {
            kinds.add(MachineCommands.SECRET);
            kinds.add(MachineCommands.TOKEN);
        }
        return kinds.stream().<SecretChange>map(SecretChange.RemoveAll::new).toList();
    }

    private static Decision<UserEvent> setMetadata(UserCommand.SetMetadata set, User user) {
        List<UserEvent> events = new ArrayList<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(set.entries()).entrySet()) {
            if (!user.hasMetadata(entry.getKey(), entry.getValue())) {
                events.add(new UserEvent.MetadataSet(entry.getKey(), entry.getValue()));
            }
        }
        return Decision.of(events);
    }

    private static Decision<UserEvent> removeMetadata(UserCommand.RemoveMetadata remove, User user) {
        List<UserEvent> events = new ArrayList<>();
        for (String key : remove.keys().stream().distinct().toList()) {
            if (!user.metadata().containsKey(key)) {
                throw UserError.METADATA_NOT_FOUND.exception();
            }
            events.add(new UserEvent.MetadataRemoved(key));
        }
        return Decision.of(events);
    }

    private static Decision<UserEvent> impersonate(UserCommand.Impersonate impersonate, User user) {
        if (user.state() != UserState.ACTIVE) {
            throw UserError.NOT_ACTIVE.exception();
        }
        return Decision.of(new UserEvent.Impersonated(impersonate.actorId(), impersonate.clientId()));
    }
}
