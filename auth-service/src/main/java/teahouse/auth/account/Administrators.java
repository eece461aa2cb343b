package teahouse.auth.account;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who may disable accounts. Said by the configuration, carried by tokens.
@Component
public class Administrators {

  /// In the claim `roles` of an access token (RFC 9068, section 2.2.3.1).
  public static final String ROLE = "administrator";

  private final Accounts accounts;
  private final Set<String> userNameKeys;

  Administrators(Accounts accounts, AccountProperties properties) {
    this.accounts = accounts;
    this.userNameKeys =
        properties.administrators().stream().map(UserName::keyOf).collect(Collectors.toSet());
  }

  public boolean include(UserId user) {
    return !userNameKeys.isEmpty()
        && accounts
            .find(user)
            .filter(account -> userNameKeys.contains(UserName.keyOf(account.userName())))
            .isPresent();
  }
}
