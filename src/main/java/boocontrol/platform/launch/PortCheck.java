package boocontrol.platform.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Whether the port of the cockpit is free, and if not, who has it.
record PortCheck(int port) {

    private static final String LISTENS = "0A";
    private static final String DATA = "BOOCONTROL_DATA_DIR=";

    PortCheck {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("--port must be between 1 and 65535");
        }
    }

    /// @throws IllegalStateException naming the process that listens there
    void requireFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException _) {
            throw new IllegalStateException(
                    "port %d is in use by %s; end it, or choose another with --port N"
                            .formatted(port, user()));
        }
    }

    /// Also a client's connection has a port, and keeps it from whoever wants to listen there.
    private String user() {
        return holder(LISTENS::equals)
                .map(PortCheck::described)
                .or(() ->
                        holder(state -> !state.equals(LISTENS))
                                .map(PortCheck::described)
                                .map("a connection of "::concat))
                .orElse("a process that cannot be seen from here");
    }

    private static String described(ProcessHandle process) {
        var command = process.info().commandLine().or(process.info()::command).orElse("unknown");
        if (command.contains("ws-server.jar") && command.contains("boocontrol")) {
            return "a BooControl that runs already (pid %d, ./boocontrol stop%s ends it)"
                    .formatted(process.pid(), dataOf(process).map(" --data "::concat).orElse(""));
        }
        var line = command.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return "pid %d (%s)"
                .formatted(process.pid(), line.substring(0, Math.min(80, line.length())));
    }

    /// The data folder the launcher gave it.
    private static Optional<String> dataOf(ProcessHandle server) {
        try {
            var environment = Files.readString(Path.of("/proc/" + server.pid() + "/environ"));
            return Stream.of(environment.split("\0"))
                    .filter(each -> each.startsWith(DATA))
                    .map(each -> each.substring(DATA.length()))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> holder(Predicate<String> state) {
        var inodes = new HashSet<String>();
        inodes.addAll(sockets(Path.of("/proc/net/tcp"), state));
        inodes.addAll(sockets(Path.of("/proc/net/tcp6"), state));
        return ProcessHandle.allProcesses().filter(process -> holds(process, inodes)).findFirst();
    }

    /// Inodes of the sockets on the port: column 1 is address:port in hexadecimal, column 3 the
    /// state, column 9 the inode.
    private Set<String> sockets(Path table, Predicate<String> state) {
        var suffix = ":" + String.format(Locale.ROOT, "%04X", port);
        var found = new HashSet<String>();
        try {
            for (var line : Files.readAllLines(table)) {
                var words = line.strip().split("\\s+");
                if (words.length > 9 && words[1].endsWith(suffix) && state.test(words[3])) {
                    found.add("socket:[" + words[9] + "]");
                }
            }
        } catch (IOException _) {
            return Set.of();
        }
        return found;
    }

    private static boolean holds(ProcessHandle process, Set<String> inodes) {
        var folder = Path.of("/proc/" + process.pid() + "/fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (inodes.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | java.nio.file.DirectoryIteratorException _) {
            return false;
        }
    }
}
