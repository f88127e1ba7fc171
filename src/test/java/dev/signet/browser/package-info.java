/** The hosted pages and the sample applications, used by a person in Chromium. */
@NullMarked
package dev.signet.browser;

import org.jspecify.annotations.NullMarked;
