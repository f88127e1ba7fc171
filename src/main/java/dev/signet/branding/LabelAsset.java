package dev.signet.branding;

/** The files that belong to a label policy. */
public enum LabelAsset {
    /** The image at the head of the page. */
    LOGO("logo"),
    /** The same for the dark scheme; without one, {@link #LOGO} is shown in both. */
    LOGO_DARK("logo_dark"),
    /** The image in the tab of the browser. */
    ICON("icon"),
    /** The same for the dark scheme; without one, {@link #ICON} is shown in both. */
    ICON_DARK("icon_dark"),
    /** The font of all texts. */
    FONT("font");

    private final String column;

    LabelAsset(String column) {
        this.column = column;
    }

    /** Returns the column of {@code label_policy_view} that has the SHA-256 of the file. */
    String column() {
        return column;
    }
}
