@NullMarked
package dev.signet.projectgrant;

import org.jspecify.annotations.NullMarked;
