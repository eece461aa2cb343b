package teahouse.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Drops packets in the campaign's own network until it is closed.
final class Firewall implements AutoCloseable {

  /// The column of `iptables -L -v` behind packets and bytes.
  private static final int TARGET = 2;

  private final List<List<String>> rules = new ArrayList<>();

  /// Nothing reaches these ports any more; what goes the other way does.
  Firewall dropTo(List<Integer> ports) {
    return drop("OUTPUT", "-p", "tcp", "-m", "multiport", "--dports", list(ports));
  }

  /// Nothing comes back from these ports any more; what goes there arrives.
  Firewall dropFrom(List<Integer> ports) {
    return drop("OUTPUT", "-p", "tcp", "-m", "multiport", "--sports", list(ports));
  }

  /// Nothing that this group's processes send reaches these ports.
  Firewall dropOf(int group, List<Integer> ports) {
    return drop(
        "OUTPUT",
        "-p",
        "tcp",
        "-m",
        "owner",
        "--gid-owner",
        Integer.toString(group),
        "-m",
        "multiport",
        "--dports",
        list(ports));
  }

  /// Each packet is lost with this probability, whoever's it is.
  Firewall lose(double share) {
    return drop(
        "INPUT",
        "-p",
        "tcp",
        "-m",
        "statistic",
        "--mode",
        "random",
        "--probability",
        Double.toString(share));
  }

  private Firewall drop(String chain, String... match) {
    List<String> rule = new ArrayList<>(List.of(chain));
    rule.addAll(List.of(match));
    rule.addAll(List.of("-j", "DROP"));
    iptables("-A", rule);
    rules.add(rule);
    return this;
  }

  /// How many packets it has dropped until now.
  long dropped() {
    return Stream.of("INPUT", "OUTPUT")
        .flatMap(chain -> Ground.told("iptables", "-w", "-nvxL", chain).lines())
        .map(line -> line.strip().split(" +"))
        .filter(words -> words.length > TARGET && words[TARGET].equals("DROP"))
        .mapToLong(words -> Long.parseLong(words[0]))
        .sum();
  }

  /// The same in words; rules that meet no packet have cut nothing off.
  String seen() {
    long dropped = dropped();
    if (dropped == 0) {
      throw new AssertionError("no packet was dropped by " + rules);
    }
    return "%d packets were dropped".formatted(dropped);
  }

  @Override
  public void close() {
    rules.forEach(rule -> iptables("-D", rule));
    rules.clear();
  }

  private static void iptables(String verb, List<String> rule) {
    List<String> command = new ArrayList<>(List.of("iptables", "-w", verb));
    command.addAll(rule);
    Ground.run(command.toArray(String[]::new));
  }

  private static String list(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
