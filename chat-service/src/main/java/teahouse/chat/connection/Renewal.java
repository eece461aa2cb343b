package teahouse.chat.connection;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Mono;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.protocol.CloseReason;
import teahouse.chat.protocol.ServerFrame;
import teahouse.chat.renewal.RenewalResult;
import teahouse.chat.renewal.RenewalTickets;
import teahouse.chat.token.AccessTokens;
import teahouse.chat.token.Caller;

/// Prolongs one socket's life, by ticket or by token.
final class Renewal {

  private final UUID socket;
  private final Line line;
  private final Validity validity;
  private final RenewalTickets tickets;
  private final AccessTokens tokens;

  Renewal(UUID socket, Line line, Validity validity, RenewalTickets tickets, AccessTokens tokens) {
    this.socket = socket;
    this.line = line;
    this.validity = validity;
    this.tickets = tickets;
    this.tokens = tokens;
  }

  Mono<RenewalResult> byTicket(String ticket) {
    return Mono.fromSupplier(() -> tickets.check(ticket, validity.caller(), socket));
  }

  Mono<RenewalResult> byToken(String token) {
    return byToken(tokens, token, validity::caller);
  }

  static Mono<RenewalResult> byToken(AccessTokens tokens, String token, Supplier<Caller> current) {
    return tokens
        .read(token)
        .map(renewed -> judge(renewed, current.get()))
        .onErrorReturn(BadJwtException.class, new RenewalResult.Refused())
        .onErrorReturn(JwtException.class, new RenewalResult.Unjudged())
        .defaultIfEmpty(new RenewalResult.Refused());
  }

  private static RenewalResult judge(Caller renewed, Caller current) {
    return renewed.user().equals(current.user()) && renewed.session().equals(current.session())
        ? new RenewalResult.Renewed(renewed)
        : new RenewalResult.WrongIdentity();
  }

  void answer(String ref, RenewalResult result) {
    switch (result) {
      case RenewalResult.Renewed(var caller) -> {
        validity.renew(caller);
        var _ = line.send(new ServerFrame.Renewed(ref, validity.caller().expiresAt()));
      }
      case RenewalResult.Refused() -> line.fail(ref, null, Problem.of(ErrorCode.RENEWAL_REFUSED));
      case RenewalResult.Unjudged() -> line.fail(ref, null, Problem.of(ErrorCode.AUTH_UNAVAILABLE));
      case RenewalResult.WrongIdentity() -> line.close(CloseReason.WRONG_IDENTITY);
    }
  }
}
