package teahouse.rules.broken;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

class BlocksByReference {
  Function<Mono<String>, @Nullable String> waits() {
    return Mono::block;
  }
}
