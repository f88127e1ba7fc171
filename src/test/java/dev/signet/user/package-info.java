@NullMarked
package dev.signet.user;

import org.jspecify.annotations.NullMarked;
