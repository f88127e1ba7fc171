package dev.signet.branding;

/** Commands that change the preview of a label policy, and one that activates it. */
public sealed interface LabelPolicyCommand {

    /** Gives an organization that used the default policy one of its own. */
    record Add(LabelSettings settings) implements LabelPolicyCommand {}

    /** Replaces all settings; the files stay. */
    record Change(LabelSettings settings) implements LabelPolicyCommand {}

    /** Replaces all settings of the default policy, which need not exist. */
    record Put(LabelSettings settings) implements LabelPolicyCommand {}

    /** Lets pages show the preview. */
    record Activate() implements LabelPolicyCommand {}

    /** Removes the policy and its files, so that the default policy is used again. */
    record Reset() implements LabelPolicyCommand {}

    /**
     * Sets or replaces a file. The content is stored separately; the command contains its SHA-256 in hexadecimal.
     */
    record SetAsset(LabelAsset asset, String digest) implements LabelPolicyCommand {}

    /** Removes a file. */
    record RemoveAsset(LabelAsset asset) implements LabelPolicyCommand {}
}
