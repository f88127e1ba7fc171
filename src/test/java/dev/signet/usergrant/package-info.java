@NullMarked
package dev.signet.usergrant;

import org.jspecify.annotations.NullMarked;
