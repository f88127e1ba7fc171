@NullMarked
package dev.signet.erasure;

import org.jspecify.annotations.NullMarked;
