package dev.signet.branding;

/** Commands that change a label policy. */
public sealed interface LabelPolicyCommand {

    /** Gives an organization that used the server's policy one of its own. */
    record Add(LabelSettings settings) implements LabelPolicyCommand {}

    /** Replaces all settings; the logo stays. */
    record Change(LabelSettings settings) implements LabelPolicyCommand {}

    /** Removes the organization's policy and logo, so that it uses the server's policy again. */
    record Reset() implements LabelPolicyCommand {}

    /**
     * Sets or replaces the logo. The image itself is stored separately; the command contains its SHA-256 in
     * hexadecimal.
     */
    record SetLogo(String digest) implements LabelPolicyCommand {}

    /** Removes the logo. */
    record RemoveLogo() implements LabelPolicyCommand {}
}
