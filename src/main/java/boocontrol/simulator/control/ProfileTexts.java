package boocontrol.simulator.control;

import boocontrol.simulator.entity.GoJson;
import boocontrol.simulator.entity.Routing.Profile;
import java.util.Comparator;

/// The profiles of a host as it tells them.
public final class ProfileTexts {

    private ProfileTexts() {}

    /// The name of the one in force, as JSON.
    public static String active(Configuration configuration) {
        return configuration.targets().active().map(p -> GoJson.text(p.id())).orElse("null");
    }

    public static String list(Configuration configuration) {
        var all =
                configuration.spec().routing().profiles().stream()
                        .sorted(Comparator.comparing(Profile::id))
                        .map(ProfileTexts::text)
                        .toList();
        return GoJson.object()
                .raw("active", active(configuration))
                .raw("profiles", GoJson.array(all))
                .end();
    }

    private static String text(Profile profile) {
        return GoJson.object()
                .put("id", profile.id())
                .put("description", profile.description())
                .raw("pins", GoJson.map(profile.pins()))
                .end();
    }
}
