package boocontrol.platform.config;

import java.util.Optional;

/// Where data is, for the several parts that ask.
public final class Places {

    public static final Setting<Optional<String>> DATA_FOLDER =
            Setting.optional("boocontrol.data.dir");

    /// As JDBC wants it, without user and password.
    public static final Setting<Optional<String>> DATABASE = Setting.optional("boo.db.url");

    private Places() {}
}
