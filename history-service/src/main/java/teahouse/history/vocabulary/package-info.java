/// The words that all features of the service share: ids, places in the log, memberships. No
/// behaviour beyond their own form.
@NullMarked
package teahouse.history.vocabulary;

import org.jspecify.annotations.NullMarked;
