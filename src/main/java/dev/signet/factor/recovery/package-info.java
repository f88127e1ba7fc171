/** Recovery codes: ten codes on paper for people who have lost their other second factors. */
@NullMarked
package dev.signet.factor.recovery;

import org.jspecify.annotations.NullMarked;
