/** Settings that organizations inherit from the instance: for now, how login names are formed. */
@NullMarked
package dev.signet.policy;

import org.jspecify.annotations.NullMarked;
