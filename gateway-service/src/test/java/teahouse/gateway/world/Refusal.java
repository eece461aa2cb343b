package teahouse.gateway.world;

import static org.assertj.core.api.Assertions.assertThat;

/// What the contract promises of every problem document.
public final class Refusal {

  private Refusal() {}

  public static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json())
        .containsEntry("type", "urn:teahouse:error:" + code)
        .containsEntry("status", status)
        .containsKeys("title", "detail", "retryable");
  }
}
