package dev.signet.interaction;

import java.util.List;

/** The languages in which the sign-in pages are available. */
public interface PageLanguages {

    /** BCP 47 language tags, always in the same order. */
    List<String> tags();
}
