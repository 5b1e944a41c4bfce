package boocontrol.system.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running server for all classes that prove faults, because a start costs many seconds.
final class SharedCockpit implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cockpit.class;
    }

    @Override
    public Cockpit resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedCockpit.class))
                .getOrComputeIfAbsent(Cockpit.class, _ -> new Cockpit(), Cockpit.class);
    }
}
