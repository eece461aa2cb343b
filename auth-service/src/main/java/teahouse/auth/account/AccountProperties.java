package teahouse.auth.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who looks after the accounts.
///
/// @param administrators user names. Sign up first, then write the name here: until somebody has a
///   name, anybody may take it
@Validated
@ConfigurationProperties("teahouse.accounts")
record AccountProperties(@DefaultValue List<String> administrators) {}
