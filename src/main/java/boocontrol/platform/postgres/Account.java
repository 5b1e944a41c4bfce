package boocontrol.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Who PostgreSQL runs as. It refuses to be root, so root lends it the account `nobody`.
enum Account {
    OURS,
    NOBODY;

    static Account current() {
        return "root".equals(System.getProperty("user.name")) ? NOBODY : OURS;
    }

    /// The command in a session of its own, so that a Ctrl-C in our terminal does not reach the
    /// database before our last write.
    List<String> command(List<String> words) {
        var command = new ArrayList<String>();
        command.add("setsid");
        if (this == NOBODY) {
            command.addAll(
                    List.of(
                            "setpriv",
                            "--reuid=nobody",
                            "--regid=nogroup",
                            "--clear-groups",
                            "--inh-caps=-all"));
        }
        command.addAll(words);
        return command;
    }

    /// Hands a folder over, and says early when the account cannot reach it.
    void own(Path folder) {
        if (this == OURS) {
            return;
        }
        try {
            reachable(folder);
            var lookup = folder.getFileSystem().getUserPrincipalLookupService();
            var view =
                    Files.getFileAttributeView(
                            folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            view.setOwner(lookup.lookupPrincipalByName("nobody"));
            view.setGroup(lookup.lookupPrincipalByGroupName("nogroup"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hand " + folder + " to nobody", e);
        }
    }

    /// Lets the account enter a folder of ours whatever the umask was.
    void admit(Path folder) {
        if (this == OURS) {
            return;
        }
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + folder + " to nobody", e);
        }
    }

    private static void reachable(Path folder) throws IOException {
        for (var path = folder.toAbsolutePath().getParent();
                path != null;
                path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IllegalStateException(
                        ("PostgreSQL does not run as root and the account nobody cannot reach %s:"
                                        + " choose another folder with --data DIR")
                                .formatted(path));
            }
        }
    }
}
