package teahouse.system.watched;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;

/// A span, and the service that told of it.
record SeenSpan(String service, Span span) {

  String trace() {
    return hex(span.getTraceId());
  }

  String id() {
    return hex(span.getSpanId());
  }

  /// Empty for the first of a trace.
  String parent() {
    return hex(span.getParentSpanId());
  }

  String name() {
    return span.getName();
  }

  @Override
  public String toString() {
    return service + ": " + name();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
