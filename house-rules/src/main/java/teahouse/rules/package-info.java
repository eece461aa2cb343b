/// The rules that no service may break, as checks that each service's boundary test runs over its
/// own classes. Test scope only: nothing here is part of a running service.
///
/// Every rule has a fixture in this module's tests that breaks it, so that no rule can rot into one
/// that never fails.
@NullMarked
package teahouse.rules;

import org.jspecify.annotations.NullMarked;
