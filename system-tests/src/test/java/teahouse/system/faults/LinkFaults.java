package teahouse.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import teahouse.local.Link;
import teahouse.local.LocalStack;
import teahouse.local.Service;
import teahouse.local.Weather;
import teahouse.system.stranger.Stranger;

/// What happens between the processes.
final class LinkFaults {

  private static final Duration LATENCY = Duration.ofMillis(60);
  private static final double LOST = 0.02;
  private static final double STALLS = 0.02;
  private static final int SLOW = 64 * 1024;
  private static final int GOERS = 60;
  private static final Duration BETWEEN_GOERS = Duration.ofMillis(500);

  private final LocalStack stack;
  private final AtomicInteger goers = new AtomicInteger();

  LinkFaults(LocalStack stack) {
    this.stack = stack;
  }

  /// Packets vanish between a service's first process and all brokers, or the database.
  Fault cutOff(Service service, String from) {
    return partition(
        "%s is cut off from %s",
        service, from, ports -> new Firewall().dropTo(ports).dropFrom(ports));
  }

  /// From the brokers, to which it has nothing to say while nobody signs out; and who signs out is
  /// told of by whichever process comes first. So people go until the one that is cut off has
  /// tried.
  Fault authCutOff() {
    String name = "auth-service-1 is cut off from the brokers";
    List<Integer> ports = brokerPorts(Service.AUTH);
    return Fault.of(
            name,
            name,
            () -> {
              try (Firewall firewall = new Firewall().dropTo(ports).dropFrom(ports)) {
                Pause.of(Fault.WHILE);
                for (int i = 0; i < GOERS && firewall.dropped() == 0; i++) {
                  String goer = "goer_" + goers.incrementAndGet();
                  Stranger.signsUp(stack.address(), goer, goer).signsOut();
                  Pause.of(BETWEEN_GOERS);
                }
                return firewall.seen();
              }
            })
        .holdingUp()
        .unless(Ground.lacksFirewall());
  }

  Fault unheard(Service service, String from) {
    return partition("%s is not heard by %s", service, from, ports -> new Firewall().dropTo(ports));
  }

  Fault deaf(Service service, String from) {
    return partition("%s does not hear %s", service, from, ports -> new Firewall().dropFrom(ports));
  }

  Fault loss() {
    String name = "one packet in %d is lost everywhere".formatted(Math.round(1 / LOST));
    return Fault.of(
            name,
            name,
            () -> {
              try (Firewall firewall = new Firewall().lose(LOST)) {
                Pause.of(Fault.WHILE);
                return firewall.seen();
              }
            })
        .holdingUp()
        .unless(Ground.lacksFirewall());
  }

  /// To the brokers and the database, of the first process of each service that has links.
  Fault latency() {
    return badWeather(
        "%d ms more to brokers and database".formatted(LATENCY.toMillis()),
        inside(),
        Weather.delayed(LATENCY));
  }

  Fault stalls() {
    return badWeather(
        "stalls on the way to brokers and database", inside(), Weather.stalling(STALLS));
  }

  Fault halfOpen() {
    return badWeather(
        "chat-service-1's lines to the database are half-open",
        List.of(stack.links(Service.CHAT).database()),
        Weather.SILENCE);
  }

  Fault slowClients() {
    return badWeather(
        "clients take %d KiB a second".formatted(SLOW / 1024),
        List.of(stack.door(Service.GATEWAY)),
        Weather.throttled(SLOW));
  }

  Fault clientsReset() {
    return reset("all clients' lines break", List.of(stack.door(Service.GATEWAY)));
  }

  Fault insideReset() {
    return reset("lines to brokers and database break", inside());
  }

  private List<Link> inside() {
    return Stream.of(Service.CHAT, Service.HISTORY)
        .flatMap(service ->
            Stream.concat(
                stack.links(service).brokers().stream(),
                Stream.of(stack.links(service).database())))
        .toList();
  }

  private static Fault reset(String name, List<Link> links) {
    return Fault.of(
        name,
        name,
        () -> {
          int broken = links.stream().mapToInt(Link::reset).sum();
          if (broken == 0) {
            throw new AssertionError("there was no line to break");
          }
          return "%d lines broke".formatted(broken);
        });
  }

  private static Fault badWeather(String name, List<Link> links, Weather weather) {
    Consumer<Weather> all = one -> links.forEach(link -> link.weather(one));
    LongSupplier hindered = () -> links.stream().mapToLong(Link::hindered).sum();
    return Fault.of(
            name,
            name,
            () -> {
              long before = hindered.getAsLong();
              all.accept(weather);
              try {
                Pause.of(Fault.WHILE);
              } finally {
                all.accept(Weather.CLEAR);
              }
              long pieces = hindered.getAsLong() - before;
              if (pieces == 0) {
                throw new AssertionError("nothing was on its way in this weather");
              }
              return "%d pieces were hindered".formatted(pieces);
            })
        .holdingUp();
  }

  private List<Integer> brokerPorts(Service service) {
    return stack.links(service).brokers().stream().map(Link::port).toList();
  }

  private interface Cut {
    Firewall of(List<Integer> ports);
  }

  private Fault partition(String pattern, Service service, String from, Cut cut) {
    boolean database = from.equals("the database");
    List<Integer> ports =
        database ? List.of(stack.links(service).database().port()) : brokerPorts(service);
    String name = pattern.formatted(service.module() + "-1", from);
    return Fault.of(
            name,
            name,
            () -> {
              try (Firewall firewall = cut.of(ports)) {
                Pause.of(Fault.WHILE);
                return firewall.seen();
              }
            })
        .holdingUp()
        .unless(Ground.lacksFirewall());
  }
}
