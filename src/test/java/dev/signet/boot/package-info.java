/** Tests of the start, and the classes that give every test run its own database. */
@NullMarked
package dev.signet.boot;

import org.jspecify.annotations.NullMarked;
