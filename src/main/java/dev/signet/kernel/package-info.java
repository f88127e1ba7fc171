/** Types that all features share: events, decisions, errors, actors. Imports no framework. */
@NullMarked
package dev.signet.kernel;

import org.jspecify.annotations.NullMarked;
