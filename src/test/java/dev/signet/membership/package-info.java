@NullMarked
package dev.signet.membership;

import org.jspecify.annotations.NullMarked;
