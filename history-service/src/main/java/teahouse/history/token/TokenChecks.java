package teahouse.history.token;

import com.nimbusds.jose.jwk.JWKSet;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/// Wires keys and checks together.
@Configuration(proxyBeanMethods = false)
class TokenChecks {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LARGEST_KEY_SET = 64 * 1024;

  @Bean
  SigningKeys keysOfAuthService(TokenProperties properties, Clock clock, MeterRegistry meters) {
    WebClient http =
        WebClient.builder()
            .clientConnector(
                new ReactorClientHttpConnector(HttpClient.create().responseTimeout(PATIENCE)))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_KEY_SET))
            .build();
    return new SigningKeys(
        () ->
            fetch(http, properties.jwkSetUri())
                .doOnNext(_ -> fetches(meters, "fetched").increment())
                .doOnError(_ -> fetches(meters, "failed").increment()),
        clock);
  }

  /// For access tokens: `at+jwt`, from our issuer, for our audience, unexpired, of a session that
  /// lasts.
  @Bean
  ReactiveJwtDecoder accessTokenDecoder(
      SigningKeys keys, TokenProperties properties, EndedSessions ended) {
    NimbusReactiveJwtDecoder decoder =
        NimbusReactiveJwtDecoder.withJwkSource(keys::of).validateType(false).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createAtJwtValidator()
                .issuer(properties.issuer())
                .audience(properties.audience())
                .build(),
            new LastingSession(ended)));
    return decoder;
  }

  private static Counter fetches(MeterRegistry meters, String outcome) {
    return meters.counter("teahouse.jwks.fetches", "outcome", outcome);
  }

  private static Mono<JWKSet> fetch(WebClient http, URI uri) {
    return http.get()
        .uri(uri)
        .retrieve()
        .bodyToMono(String.class)
        .flatMap(TokenChecks::parsed)
        .timeout(PATIENCE);
  }

  private static Mono<JWKSet> parsed(String body) {
    try {
      return Mono.just(JWKSet.parse(body));
    } catch (ParseException e) {
      return Mono.error(e);
    }
  }
}
