package dev.signet.user;

import dev.signet.kernel.Decision;
import dev.signet.kernel.SecretChange;

/** Rules for the creation, description and credentials of a machine user as pure functions. */
final class MachineDecider {
    private MachineDecider() {}

    static Decision<UserEvent> add(UserCommand.AddMachine add, User absent) {
        return Decision.<UserEvent>of(new MachineEvent.Added(
                        add.orgId(), add.userName(), add.name(), add.description(), add.accessTokenType()))
                .claiming(UserNames.take(add.nameScope(), add.userName()));
    }

    static Decision<UserEvent> decide(MachineCommand command, User user) {
        Machine machine = user.requireMachine();
        return switch (command) {
            case MachineCommand.ChangeMachine change -> change(change, machine);
            case MachineCommand.SetSecret set ->
                Decision.<UserEvent>of(
                                machine.hasSecret() ? new MachineEvent.SecretUpdated() : new MachineEvent.SecretSet())
                        .keeping(new SecretChange.Put(
                                MachineCommands.SECRET, MachineCommands.SECRET_ID, set.digest(), null));
            case MachineCommand.RemoveSecret c -> removeSecret(machine);
            case MachineCommand.AddKey add ->
                Decision.of(new MachineEvent.KeyAdded(add.keyId(), add.publicKey(), add.expiresAt()));
            case MachineCommand.RemoveKey remove -> removeKey(remove.keyId(), machine);
            case MachineCommand.AddToken add ->
                Decision.<UserEvent>of(new MachineEvent.TokenAdded(add.tokenId(), add.expiresAt(), add.scopes()))
                        .keeping(new SecretChange.Put(
                                MachineCommands.TOKEN, add.tokenId(), add.digest(), add.expiresAt()));
            case MachineCommand.RemoveToken remove -> removeToken(remove.tokenId(), machine);
        };
    }

    private static Decision<UserEvent> change(MachineCommand.ChangeMachine change, Machine machine) {
        boolean same = change.name().equals(machine.name())
                && change.description().equals(machine.description())
                && change.accessTokenType() == machine.accessTokenType();
        if (same) {
            throw UserError.MACHINE_NOT_CHANGED.exception();
        }
        return Decision.of(new MachineEvent.Changed(change.name(), change.description(), change.accessTokenType()));
    }

    private static Decision<UserEvent> removeSecret(Machine machine) {
        if (!machine.hasSecret()) {
            throw UserError.SECRET_NOT_FOUND.exception();
        }
        return Decision.<UserEvent>of(new MachineEvent.SecretRemoved())
                .keeping(new SecretChange.RemoveAll(MachineCommands.SECRET));
    }

    private static Decision<UserEvent> removeKey(String keyId, Machine machine) {
        if (!machine.keys().contains(keyId)) {
            throw UserError.KEY_NOT_FOUND.exception();
        }
        return Decision.of(new MachineEvent.KeyRemoved(keyId));
    }

    private static Decision<UserEvent> removeToken(String tokenId, Machine machine) {
        if (!machine.tokens().contains(tokenId)) {
            throw UserError.TOKEN_NOT_FOUND.exception();
        }
        return Decision.<UserEvent>of(new MachineEvent.TokenRemoved(tokenId))
                .keeping(new SecretChange.Remove(MachineCommands.TOKEN, tokenId));
    }
}
