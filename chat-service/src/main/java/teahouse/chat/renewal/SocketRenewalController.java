package teahouse.chat.renewal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import teahouse.chat.problem.ErrorCode;
import teahouse.chat.problem.Problem;
import teahouse.chat.problem.ProblemException;
import teahouse.chat.token.Caller;
import teahouse.chat.vocabulary.CanonicalUuid;

/// Gives out tickets (`contracts/openapi/chat.yaml`, `renewSocket`). Whether the socket exists is
/// not asked: another node may hold it, and for anybody else's the ticket is worth nothing.
@RestController
class SocketRenewalController {

  record Wish(@Nullable String socket) {}

  record Answer(String ticket, String expiresAt) {}

  private final RenewalTickets tickets;

  SocketRenewalController(RenewalTickets tickets) {
    this.tickets = tickets;
  }

  @PostMapping(
      path = "/api/v1/socket-renewals",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Answer renew(@RequestBody Wish wish, @AuthenticationPrincipal Caller caller) {
    var text = wish.socket();
    if (text == null) {
      throw new ProblemException(Problem.invalidField("socket"));
    }
    var socket =
        CanonicalUuid.parse(text)
            .orElseThrow(() -> new ProblemException(Problem.of(ErrorCode.INVALID_ID).at("socket")));
    return new Answer(tickets.issue(caller, socket), caller.expiresAt().toString());
  }
}
