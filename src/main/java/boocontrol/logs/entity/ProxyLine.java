package boocontrol.logs.entity;

import boocontrol.fleet.entity.ProxyLog;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a line of llama-swap's own log says about itself.
final class ProxyLine {

    /// A question of a BooControl, of any version: it reads, and says who it is.
    private static final Pattern OWN =
            Pattern.compile("\"(?:GET|HEAD) [^\"]*\" \\d{3} -?\\d+ \"BooControl/[^\"]*\"");

    private static final Pattern MODEL =
            Pattern.compile("(?:^|\\] )(?:<([^>\\s]{1,300})>|group: \\w+ (\\S{1,300}) )");

    private static final String DROPPED = "sendBuffer full, dropped message";

    private ProxyLine() {}

    static boolean own(String text) {
        return text.contains("\"BooControl/") && OWN.matcher(text).find();
    }

    /// The host dropped a message for somebody who reads its events.
    static boolean warnsOfDrop(String text) {
        return text.contains(DROPPED) && text.contains("[WARN]");
    }

    /// @param known ids of the host's models; those in paths are told by nothing else
    static Optional<String> model(String text, Set<String> known) {
        var found = MODEL.matcher(text);
        if (found.find()) {
            return Optional.ofNullable(found.group(1)).or(() -> Optional.of(found.group(2)));
        }
        return ProxyLog.upstream(text, known);
    }
}
