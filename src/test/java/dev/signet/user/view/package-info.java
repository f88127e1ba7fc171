@NullMarked
package dev.signet.user.view;

import org.jspecify.annotations.NullMarked;
