package teahouse.rules.broken;

import static java.util.Objects.requireNonNull;

import reactor.core.publisher.Mono;

class Blocks {
  String waits(Mono<String> mono) {
    return requireNonNull(mono.block());
  }
}
