package dev.signet.interaction;

import java.util.List;

/** The languages that the sign-in pages speak. */
public interface UiLocales {

    /** BCP 47 tags in a lasting order. */
    List<String> tags();
}
