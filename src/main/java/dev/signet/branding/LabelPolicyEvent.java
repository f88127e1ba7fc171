package dev.signet.branding;

import dev.signet.kernel.DomainEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Events of a label policy, each stored under the type name that its comment begins with. The files themselves are in
 * the table {@code label_assets}; a digest is the SHA-256 of a file in hexadecimal.
 *
 * <p>{@code atOnce} is true in events from before there were previews: pages showed the change at once.
 */
@RegisterForReflection
public sealed interface LabelPolicyEvent extends DomainEvent {

    /** {@code org.policy.label.added}. */
    record Added(LabelSettings settings, boolean atOnce) implements LabelPolicyEvent {}

    /** {@code org.policy.label.changed}: carries every setting with its value after the change. */
    record Changed(LabelSettings settings, boolean atOnce) implements LabelPolicyEvent {}

    /** {@code org.policy.label.activated}: pages show the preview from now on. */
    record Activated() implements LabelPolicyEvent {}

    /** {@code org.policy.label.removed}: the policy was removed with its files. */
    record Removed() implements LabelPolicyEvent {}

    /** A file of the policy was set, replaced or removed. */
    sealed interface OfAsset extends LabelPolicyEvent {
        /** Returns which file. */
        LabelAsset asset();

        /** Returns the digest of the file; null if it was removed. */
        default @Nullable String content() {
            return null;
        }

        /** Returns whether pages showed the change without activation. */
        default boolean atOnce() {
            return false;
        }
    }

    /** {@code org.policy.label.logo.added}. */
    record LogoAdded(String digest, boolean atOnce) implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.LOGO;
        }

        @Override
        public String content() {
            return digest;
        }
    }

    /** {@code org.policy.label.logo.removed}. */
    record LogoRemoved(boolean atOnce) implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.LOGO;
        }
    }

    /** {@code org.policy.label.logo.dark.added}. */
    record LogoDarkAdded(String digest) implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.LOGO_DARK;
        }

        @Override
        public String content() {
            return digest;
        }
    }

    /** {@code org.policy.label.logo.dark.removed}. */
    record LogoDarkRemoved() implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.LOGO_DARK;
        }
    }

    /** {@code org.policy.label.icon.added}. */
    record IconAdded(String digest) implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.ICON;
        }

        @Override
        public String content() {
            return digest;
        }
    }

    /** {@code org.policy.label.icon.removed}. */
    record IconRemoved() implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.ICON;
        }
    }

    /** {@code org.policy.label.icon.dark.added}. */
    record IconDarkAdded(String digest) implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.ICON_DARK;
        }

        @Override
        public String content() {
            return digest;
        }
    }

    /** {@code org.policy.label.icon.dark.removed}. */
    record IconDarkRemoved() implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.ICON_DARK;
        }
    }

    /** {@code org.policy.label.font.added}. */
    record FontAdded(String digest) implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.FONT;
        }

        @Override
        public String content() {
            return digest;
        }
    }

    /** {@code org.policy.label.font.removed}. */
    record FontRemoved() implements OfAsset {
        @Override
        public LabelAsset asset() {
            return LabelAsset.FONT;
        }
    }
}
