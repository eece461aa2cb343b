/// The words that all features of the service share: ids, places in the log, roles. No behaviour
/// beyond their own form.
@NullMarked
package teahouse.chat.vocabulary;

import org.jspecify.annotations.NullMarked;
