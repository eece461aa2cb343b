package teahouse.rules.broken;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class DropsErrors {
  Disposable starts(Flux<String> flux) {
    return flux.subscribe();
  }
}
