/**
 * Settings that organizations inherit from the instance: how login names are formed, and whether domains have to be
 * proven.
 */
@NullMarked
package dev.signet.policy;

import org.jspecify.annotations.NullMarked;
