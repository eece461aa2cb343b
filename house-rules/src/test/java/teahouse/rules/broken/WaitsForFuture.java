package teahouse.rules.broken;

import java.util.concurrent.Future;

class WaitsForFuture {
  String waits(Future<String> future) throws Exception {
    return future.get();
  }
}
