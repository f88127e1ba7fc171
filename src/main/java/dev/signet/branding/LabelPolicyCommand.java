package dev.signet.branding;

/** What can be asked of a label policy. */
public sealed interface LabelPolicyCommand {

    /** Makes one where the server's was used. */
    record Add(LabelSettings settings) implements LabelPolicyCommand {}

    /** Replaces all settings; the logo stays. */
    record Change(LabelSettings settings) implements LabelPolicyCommand {}

    /** Goes back to the server's, without logo. */
    record Reset() implements LabelPolicyCommand {}

    /** Shows another logo. */
    record SetLogo(String digest) implements LabelPolicyCommand {}

    /** Shows none. */
    record RemoveLogo() implements LabelPolicyCommand {}
}
