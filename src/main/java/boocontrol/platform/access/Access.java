package boocontrol.platform.access;

import boocontrol.platform.boot.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The access rules as configured. Also the first stage, so that a bad setting ends the start with
/// one line before anything is opened.
@ApplicationScoped
public class Access implements Stage {

    public static final String COOKIE = "boocontrol_session";

    @Inject Config config;

    @Inject Clock clock;

    private volatile @Nullable AccessSettings settings;

    @Override
    public int order() {
        return -100;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public void start() {
        settings();
    }

    @Override
    public void stop() {}

    /// @throws IllegalArgumentException when they are wrong; nobody gets in then
    public AccessSettings settings() {
        var known = settings;
        if (known == null) {
            known = AccessSettings.from(config);
            settings = known;
        }
        return known;
    }

    void use(AccessSettings other) {
        settings = other;
    }

    public Verdict judge(Asked asked) {
        return new AccessRules(settings()).judge(asked, clock.instant());
    }

    /// Whether whoever sent this handshake may listen to the live socket now: a cookie ends.
    public boolean mayListen(Asked handshake) {
        return judge(handshake.asHandshake()) instanceof Verdict.Pass;
    }
}
