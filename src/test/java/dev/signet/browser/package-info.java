/** The hosted pages and the sample applications, used in Chromium. */
@NullMarked
package dev.signet.browser;

import org.jspecify.annotations.NullMarked;
