package teahouse.auth.token;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;
import teahouse.auth.origin.SecretHash;
import teahouse.auth.session.SignedIn;

/// What the confirmation page asks about.
@Service
public class Confirmations {

  private final GrantTable table;

  Confirmations(GrantTable table) {
    this.table = table;
  }

  /// A client that waits for a yes.
  ///
  /// @param redirect where the answer goes
  /// @param refusal where a no leads
  public record Confirmation(String clientId, Set<String> scopes, URI redirect, String refusal) {}

  /// Finds it for the one who was asked, and for nobody else.
  public Optional<Confirmation> find(String state, SignedIn asked) {
    return table
        .byConfirmation(SecretHash.of(state))
        .filter(grant -> grant.session().equals(asked))
        .map(Confirmations::confirmation);
  }

  private static Confirmation confirmation(Grant grant) {
    Grant.Asked asked = grant.asked();
    String refusal =
        UriComponentsBuilder.fromUriString(asked.redirectUri())
            .queryParam("error", "access_denied")
            .queryParamIfPresent("state", Optional.ofNullable(asked.state()))
            .encode()
            .toUriString();
    return new Confirmation(
        grant.clientId(), asked.scopes(), URI.create(asked.redirectUri()), refusal);
  }
}
