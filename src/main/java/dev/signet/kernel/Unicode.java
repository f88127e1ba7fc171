package dev.signet.kernel;

/** Checks that texts can be stored unchanged. */
public final class Unicode {
    private Unicode() {}

    /**
     * Whether a text has no unpaired surrogate, which has no UTF-8 form and would be stored as a question mark, so that
     * different texts would become equal.
     */
    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
