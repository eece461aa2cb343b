package teahouse.gateway.keys;

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
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import teahouse.gateway.edge.PublicOrigin;

/// Wires keys and checks together.
@Configuration(proxyBeanMethods = false)
class TokenChecks {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Bean
  SigningKeys publicKeys(KeyProperties properties, Clock clock, MeterRegistry meters) {
    WebClient http =
        WebClient.builder()
            .clientConnector(
                new ReactorClientHttpConnector(HttpClient.create().responseTimeout(PATIENCE)))
            .build();
    return new SigningKeys(
        () ->
            fetch(http, properties.jwkSetUri())
                .doOnNext(_ -> fetches(meters, "fetched").increment())
                .doOnError(_ -> fetches(meters, "failed").increment()),
        clock);
  }

  /// For access tokens: `at+jwt`, from our issuer, for our audience, unexpired.
  @Bean
  ReactiveJwtDecoder accessTokenDecoder(
      SigningKeys keys, KeyProperties properties, PublicOrigin origin) {
    NimbusReactiveJwtDecoder decoder =
        NimbusReactiveJwtDecoder.withJwkSource(keys::of).validateType(false).build();
    decoder.setJwtValidator(
        JwtValidators.createAtJwtValidator()
            .issuer(origin.value())
            .audience(properties.audience())
            .build());
    // Nimbus makes a fault of ours of it; said like this it becomes auth-service's, and a 503.
    return token ->
        decoder
            .decode(token)
            .onErrorMap(
                fault -> fault.getCause() instanceof KeysUnavailable,
                fault -> new JwtException("no signing keys", fault));
  }

  @Bean
  IdTokenDecoders idTokenDecoders(SigningKeys keys) {
    return new IdTokenDecoders(keys);
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
