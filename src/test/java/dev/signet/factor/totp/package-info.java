@NullMarked
package dev.signet.factor.totp;

import org.jspecify.annotations.NullMarked;
