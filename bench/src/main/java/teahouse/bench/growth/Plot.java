package teahouse.bench.growth;

import java.math.BigDecimal;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// One curve as SVG: sizes and processor time of a delivery, both on logarithmic axes; of a message
/// where rooms differ in their members.
final class Plot {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 70;
  private static final int BOTTOM = 310;
  private static final int TOP = 40;
  private static final int RIGHT = 600;

  private final Curve curve;
  private final List<Point> points;
  private final double widest;
  private final double least;
  private final double most;

  /// @param points of this curve, at least one
  Plot(Curve curve, List<Point> points) {
    this.curve = curve;
    this.points = List.copyOf(points);
    double width = points.stream().mapToDouble(p -> log(p.step().size())).max().orElse(0);
    // One size alone stands at the left end.
    this.widest = width > 0 ? width : 1;
    var heights =
        points.stream()
            .flatMapToDouble(p -> DoubleStream.of(micros(p, p.base()), micros(p, p.chat())))
            .map(Plot::log)
            .summaryStatistics();
    this.least = Math.floor(heights.getMin());
    this.most = Math.max(least + 1, Math.ceil(heights.getMax()));
  }

  String svg() {
    var svg = new Formatter(Locale.ROOT);
    svg.format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="sans-serif" font-size="13">
        <rect width="%d" height="%d" fill="#ffffff"/>
        <text x="%d" y="22" fill="#222222">processor time of a %s, µs, by %s</text>
        """,
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        LEFT,
        isOfMessages() ? "message" : "delivery",
        curve.unit());
    for (int power = (int) least; power <= most; power++) {
      double y = y(Math.pow(10, power));
      svg.format(
          """
          <line x1="%d" y1="%.1f" x2="%d" y2="%.1f" stroke="#cccccc"/>
          <text x="%d" y="%.1f" text-anchor="end" fill="#222222">%s</text>
          """,
          LEFT,
          y,
          RIGHT,
          y,
          LEFT - 8,
          y + 4,
          BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString());
    }
    for (var point : points) {
      svg.format(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#222222\">%,d</text>%n",
          x(point), BOTTOM + 20, point.step().size());
    }
    boolean isAlone = curve == Curve.INSTANCES;
    line(svg, isAlone ? "one instance" : "bare server", "#4a6fa5", BOTTOM + 42, Point::base);
    line(svg, "chat-service", "#c9772b", BOTTOM + 42, Point::chat);
    return svg.format("</svg>%n").toString();
  }

  private void line(
      Formatter svg, String name, String colour, int below, ToDoubleFunction<Point> of) {
    var corners =
        points.stream()
            .map(p ->
                String.format(Locale.ROOT, "%.1f,%.1f", x(p), y(micros(p, of.applyAsDouble(p)))))
            .collect(Collectors.joining(" "));
    svg.format(
        """
        <polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>
        <text x="%d" y="%d" fill="%s">● %s</text>
        """,
        corners, colour, name.equals("chat-service") ? LEFT + 160 : LEFT, below, colour, name);
    for (var point : points) {
      double y = y(micros(point, of.applyAsDouble(point)));
      svg.format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x(point), y, colour);
    }
  }

  private boolean isOfMessages() {
    return curve == Curve.ROOMS;
  }

  private double micros(Point point, double ofDelivery) {
    return isOfMessages() ? ofDelivery * point.copies() : ofDelivery;
  }

  private double x(Point point) {
    return LEFT + 20 + (RIGHT - LEFT - 40) * log(point.step().size()) / widest;
  }

  private double y(double micros) {
    return BOTTOM - (BOTTOM - TOP) * (log(micros) - least) / (most - least);
  }

  private static double log(double number) {
    return Math.log10(number);
  }
}
