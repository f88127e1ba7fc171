@NullMarked
package dev.signet.groupgrant;

import org.jspecify.annotations.NullMarked;
