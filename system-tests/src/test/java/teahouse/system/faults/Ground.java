package teahouse.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a campaign stands on: with network and mounts of its own it may drop packets and fill disks
/// without anybody else noticing, and all of it is gone with its last process.
final class Ground {

  private static final String OWN = "teahouse.faults.own-ground";
  private static final List<String> SECLUDED = List.of("unshare", "--net", "--mount");
  private static final List<Path> FAKE_TIME =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

  private Ground() {}

  /// A campaign's command line, on ground of its own if this system gives any.
  ///
  /// @param java with its options
  static List<String> command(List<String> java, List<String> rest) {
    List<String> command = new ArrayList<>();
    boolean own = succeeds(SECLUDED, "true");
    if (own) {
      command.addAll(SECLUDED);
      command.addAll(List.of("sh", "-c", "ip link set lo up && exec \"$0\" \"$@\""));
    }
    command.addAll(java);
    command.add("-D" + OWN + "=" + own);
    command.add(Campaign.class.getName());
    command.addAll(rest);
    return command;
  }

  /// Why packets cannot be dropped here, if they cannot.
  static Optional<String> lacksFirewall() {
    if (!Boolean.getBoolean(OWN)) {
      return Optional.of("no network of its own (unshare --net, ip link: root, iproute2)");
    }
    return succeeds(List.of("iptables"), "-w", "-L", "-n")
        ? Optional.empty()
        : Optional.of("no iptables (package iptables)");
  }

  /// Why disks cannot be filled here, if they cannot.
  static Optional<String> lacksMounts() {
    return Boolean.getBoolean(OWN)
        ? Optional.empty()
        : Optional.of("no mounts of its own (unshare --mount: root)");
  }

  /// Why clocks cannot be set wrong here, if they cannot.
  static Optional<String> lacksFakeTime() {
    return fakeTime().isPresent()
        ? Optional.empty()
        : Optional.of("no libfaketime (package faketime)");
  }

  static Optional<Path> fakeTime() {
    return FAKE_TIME.stream().filter(Files::exists).findFirst();
  }

  static void run(String... command) {
    if (!succeeds(List.of(), command)) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }

  /// What a command says.
  static String told(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String told = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + String.join(" ", command) + ": " + told);
      }
      return told;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static boolean succeeds(List<String> before, String... command) {
    List<String> all = new ArrayList<>(before);
    all.addAll(List.of(command));
    try {
      return new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
