@NullMarked
package teahouse.local.demo;

import org.jspecify.annotations.NullMarked;
