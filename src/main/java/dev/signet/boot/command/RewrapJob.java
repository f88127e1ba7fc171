package dev.signet.boot.command;

import dev.signet.vault.MasterKeyRotation;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.List;

/** Wraps keys under the current master key until none is left under another one. */
@Singleton
@Unremovable
final class RewrapJob extends Job {
    private final MasterKeyRotation rotation;

    RewrapJob(MasterKeyRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    void work(PrintStream out, List<String> arguments) {
        MasterKeyRotation.Progress progress = rotation.rewrap(Long.MAX_VALUE);
        out.println("master key " + progress.masterKeyId() + ": wrapped " + progress.rewrapped() + " of "
                + progress.total() + " keys again, " + progress.remaining() + " are left under another master key");
    }
}
