package boocontrol.contract;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;

/// Makes the OpenAPI document of the compiled application: its JAX-RS resources, the records they
/// take and answer, the figures of `/about`, and the frames of the live socket. Nothing is listed
/// by hand; what a new capability adds is found in its classes.
final class OpenApi {

    private OpenApi() {}

    /// The document as JSON with a newline at its end.
    static String document() {
        var application = ApplicationClasses.read();
        var shown = ShownTypes.of(application.unnamed());
        var api =
                SmallRyeOpenAPI.builder()
                        .withConfig(config())
                        .withIndex(application.index(shown.bytes()))
                        .enableModelReader(false)
                        .enableStandardFilter(false)
                        .enableStandardStaticFiles(false)
                        .addFilter(new WireRules(application, shown))
                        .build();
        return api.toJSON().strip() + "\n";
    }

    private static SmallRyeConfig config() {
        var extensions = "mp.openapi.extensions.smallrye.";
        return new SmallRyeConfigBuilder()
                .withDefaultValue(
                        extensions + "property-naming-strategy", "LOWER_CASE_WITH_UNDERSCORES")
                .withDefaultValue(extensions + "info.title", "BooControl")
                .withDefaultValue(extensions + "info.version", "1")
                .build();
    }
}
