package teahouse.rules.broken;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class DropsErrorsOfMono {
  Disposable starts(Mono<String> mono) {
    return mono.subscribe(value -> {});
  }
}
