package teahouse.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import teahouse.gateway.problem.Problem;
import teahouse.gateway.problem.Refusal;

/// A request whose body ends with a refusal as soon as it is over the limit.
final class CountedRequest extends ServerHttpRequestDecorator {

  private final long limit;
  private final Problem tooLarge;
  private final AtomicLong read = new AtomicLong();

  CountedRequest(ServerHttpRequest request, long limit, Problem tooLarge) {
    super(request);
    this.limit = limit;
    this.tooLarge = tooLarge;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return super.getBody().handle(this::count);
  }

  private void count(DataBuffer part, SynchronousSink<DataBuffer> sink) {
    if (read.addAndGet(part.readableByteCount()) > limit) {
      DataBufferUtils.release(part);
      sink.error(new Refusal(tooLarge));
    } else {
      sink.next(part);
    }
  }
}
