package teahouse.auth.account;

import org.jspecify.annotations.Nullable;

record ProfileChange(@Nullable String displayName) {}
