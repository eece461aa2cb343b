package teahouse.auth.token;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import teahouse.auth.account.Account;
import teahouse.auth.account.Accounts;
import teahouse.auth.account.UserId;

/// OpenID Connect's `/userinfo`. The framework's own looks for the token among stored ones, and
/// access tokens are not stored.
@RestController
class UserInfoController {

  private final Accounts accounts;

  UserInfoController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/userinfo")
  ResponseEntity<Map<String, String>> userInfo(Authentication token) {
    boolean profile =
        token.getAuthorities().stream()
            .anyMatch(granted -> "SCOPE_profile".equals(granted.getAuthority()));
    return UserId.parse(token.getName())
        .flatMap(accounts::find)
        .map(account -> ResponseEntity.ok(claims(account, profile)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static Map<String, String> claims(Account account, boolean profile) {
    var claims = new LinkedHashMap<String, String>();
    claims.put("sub", account.id().toString());
    if (profile) {
      claims.put("name", account.displayName());
      claims.put("preferred_username", account.userName());
    }
    return claims;
  }
}
