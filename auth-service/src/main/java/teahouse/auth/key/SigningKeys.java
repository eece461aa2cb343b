package teahouse.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The keys as this replica knows them; looks for new ones every half minute, and makes the next
/// one when it is time. While the database is away, it goes on with what it has.
@Component
public class SigningKeys implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final int RSA_BITS = 2048;

  private final SigningKeyTable table;
  private final SigningKeyProperties properties;
  private final Clock clock;
  private volatile KeyRing ring = KeyRing.empty();
  private volatile boolean running;

  SigningKeys(SigningKeyTable table, SigningKeyProperties properties, Clock clock) {
    this.table = table;
    this.properties = properties;
    this.clock = clock;
  }

  /// For `/oauth2/jwks` and for checking tokens: all that are published.
  public JWKSource<SecurityContext> published() {
    return (selector, _) -> selector.select(new JWKSet(jwks(ring.published(Instant.now(clock)))));
  }

  /// For signing: the one whose turn it is.
  public JWKSource<SecurityContext> signer() {
    return (_, _) -> jwks(current().stream().toList());
  }

  Optional<SigningKey> current() {
    return ring.signer(Instant.now(clock));
  }

  /// Before the door opens: a service without a key is of no use.
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public void start() {
    turn();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
  void refresh() {
    try {
      turn();
    } catch (DataAccessException away) {
      log.warn("signing keys not refreshed: {}", away.toString());
    }
  }

  private void turn() {
    Instant now = Instant.now(clock).truncatedTo(ChronoUnit.MICROS);
    KeyRing read = table.read(ring);
    for (var due = read.due(now, properties.life());
        due.isPresent();
        due = read.due(now, properties.life())) {
      table.insert(new SigningKey(read.nextGeneration(), make(), due.get()));
      read = table.read(read);
      log.info("signing key {} made, signs from {}", read.keys().size(), due.get());
    }
    read.over(now).forEach(table::delete);
    ring = read;
  }

  private static List<JWK> jwks(List<SigningKey> keys) {
    return keys.stream().<JWK>map(SigningKey::key).toList();
  }

  private static RSAKey make() {
    try {
      return new RSAKeyGenerator(RSA_BITS)
          .keyID(UUID.randomUUID().toString())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }
}
