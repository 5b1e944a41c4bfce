package boocontrol.hosts.control;

import boocontrol.hosts.entity.Provider;
import java.util.List;

/// Told after every change of the registry (seam: fleet implements it). Called on the thread that
/// made the change, one change at a time; must not block.
public interface ProviderListener {

    /// @param providers all of them, disabled ones included
    void providersChanged(List<Provider> providers);
}
