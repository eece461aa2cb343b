package teahouse.chat.renewal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;
import teahouse.chat.token.Caller;
import teahouse.chat.vocabulary.CanonicalUuid;
import teahouse.chat.vocabulary.UserId;

/// Issues and checks tickets: JWTs of one purpose, bound to user, session and socket.
@Component
public final class RenewalTickets {

  private static final JOSEObjectType TYPE = new JOSEObjectType("socket-renewal+jwt");
  private static final String SESSION = "sid";
  private static final String SOCKET = "socket";
  private static final String ISSUED = "token_iat";
  private static final String UNTIL = "until";

  private final RenewalSettings settings;
  private final Clock clock;

  RenewalTickets(RenewalSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// A ticket that prolongs the caller's socket to the life of the token shown now.
  public String issue(Caller caller, UUID socket) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(caller.user().toString())
            .claim(SESSION, caller.session())
            .claim(SOCKET, socket.toString())
            .claim(ISSUED, caller.issuedAt().getEpochSecond())
            .claim(UNTIL, caller.expiresAt().getEpochSecond())
            .expirationTime(Date.from(clock.instant().plus(settings.ticketLife())))
            .build();
    var ticket =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
    try {
      ticket.sign(new MACSigner(key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("the renewal key cannot sign", e);
    }
    return ticket.serialize();
  }

  /// What the ticket is worth to this socket of this caller.
  public RenewalResult check(String ticket, Caller caller, UUID socket) {
    try {
      var parsed = SignedJWT.parse(ticket);
      return isGenuine(parsed)
          ? judge(parsed.getJWTClaimsSet(), caller, socket)
          : new RenewalResult.Refused();
    } catch (ParseException | JOSEException e) {
      return new RenewalResult.Refused();
    }
  }

  private boolean isGenuine(SignedJWT ticket) throws JOSEException, ParseException {
    var expiry = ticket.getJWTClaimsSet().getExpirationTime();
    return ticket.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
        && TYPE.equals(ticket.getHeader().getType())
        && ticket.verify(new MACVerifier(key()))
        && expiry != null
        && expiry.toInstant().isAfter(clock.instant());
  }

  private RenewalResult judge(JWTClaimsSet claims, Caller caller, UUID socket)
      throws ParseException {
    var user = CanonicalUuid.parse(claims.getSubject()).map(UserId::new);
    var renewed =
        new Caller(
            user.orElseThrow(() -> new ParseException("sub", 0)),
            claims.getStringClaim(SESSION),
            Instant.ofEpochSecond(claims.getLongClaim(ISSUED)),
            Instant.ofEpochSecond(claims.getLongClaim(UNTIL)));
    if (!renewed.user().equals(caller.user()) || !renewed.session().equals(caller.session())) {
      return new RenewalResult.WrongIdentity();
    }
    return socket.toString().equals(claims.getStringClaim(SOCKET))
        ? new RenewalResult.Renewed(renewed)
        : new RenewalResult.Refused();
  }

  private byte[] key() {
    return settings.key().getBytes(StandardCharsets.UTF_8);
  }
}
