package teahouse.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static teahouse.system.stranger.Stranger.newId;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import teahouse.system.stranger.Calls;
import teahouse.system.stranger.Refusal;
import teahouse.system.stranger.Socket;
import teahouse.system.stranger.Stranger;
import teahouse.system.stranger.Wire;

/// Octets no client would send, and tokens no client was given.
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadWireTest {

  private static final int RESERVED_BIT = 0x40;
  private static final int TOO_BIG = 64 * 1024 + 1;

  private House house;
  private Stranger lea;
  private Socket leas;
  private String room;

  @BeforeAll
  void somebodyListens(House house) {
    this.house = house;
    lea = Stranger.signsUp(house.address(), "stranger_lea", "Lea");
    room = lea.makesRoom("Bad lines", "public");
    leas = lea.opensSocket();
    leas.hears(frame -> Socket.type(frame).equals("welcome"));
  }

  @AfterAll
  void goodbye() {
    leas.close();
  }

  static Stream<Arguments> octets() {
    return Stream.of(
        Arguments.of("a binary frame", "binary_refused", Wire.BINARY, "{}".getBytes(UTF_8)),
        Arguments.of("half a character", "invalid_utf8", Wire.TEXT, new byte[] {(byte) 0xc3, 40}),
        Arguments.of("one octet over 64 KiB", "too_big", Wire.TEXT, new byte[TOO_BIG]),
        Arguments.of(
            "a reserved bit", "protocol_error", Wire.TEXT | RESERVED_BIT, "{}".getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0} closes the socket with {1}, and no other")
  @MethodSource("octets")
  void badOctets(String what, String name, int first, byte[] payload) throws IOException {
    try (Wire wire = Wire.knocks(house.address(), bearer(lea.tokens().access()))) {
      assertThat(wire.hears()).contains("\"welcome\"");
      wire.sends(first, payload);
      assertThat(wire.closeCode()).isEqualTo(Refusal.closeCode(name));
    }
    assertThat(leas.isOpen()).isTrue();
    assertThat(Socket.type(leas.postsPatiently(room, newId(), what))).isEqualTo("ack");
  }

  Stream<Arguments> tokens() {
    String access = lea.tokens().access();
    return Stream.of(
        Arguments.of("garbage", "garbage"),
        Arguments.of("the ID token", lea.tokens().id()),
        Arguments.of("the refresh token", lea.tokens().refresh()),
        Arguments.of("an unsigned token", access.substring(0, access.lastIndexOf('.') + 1)),
        Arguments.of("an ended token", withPayload(access, "\"exp\":\\d+", "\"exp\":1")),
        Arguments.of(
            "somebody else's name",
            withPayload(
                access, "\"sub\":\"[^\"]*\"", "\"sub\":\"0198b2f0-1111-7aaa-8bbb-000000000001\"")));
  }

  @ParameterizedTest(name = "{0} opens nothing")
  @MethodSource("tokens")
  void badToken(String what, String token) throws IOException {
    for (String path :
        new String[] {
          "/api/v1/users/me", "/api/v1/memberships", "/api/v1/rooms/" + room + "/messages"
        }) {
      HttpRequest request =
          HttpRequest.newBuilder(house.address().resolve(path))
              .header("Authorization", "Bearer " + token)
              .build();
      Refusal.isToldAs("unauthenticated", Calls.send(HttpClient.newHttpClient(), request));
    }
    try (Wire wire = Wire.knocks(house.address(), bearer(token))) {
      assertThat(wire.status()).isEqualTo(Refusal.status("unauthenticated"));
    }
  }

  @Test
  void aPageFromElsewhereOpensNoSocket() throws IOException {
    try (Wire wire = Wire.knocks(house.address(), "Origin: https://evil.example")) {
      assertThat(wire.status())
          .isIn(Refusal.status("unauthenticated"), Refusal.status("origin_refused"));
    }
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  private static String withPayload(String token, String old, String fresh) {
    String[] parts = token.split("\\.");
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
    String changed = payload.replaceFirst(old, fresh);
    assertThat(changed).isNotEqualTo(payload);
    parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(UTF_8));
    return String.join(".", parts);
  }
}
