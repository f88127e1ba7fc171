/** Tests of the start, and what gives every test run a database of its own. */
@NullMarked
package dev.signet.boot;

import org.jspecify.annotations.NullMarked;
