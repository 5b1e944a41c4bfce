package boocontrol.llamaswap.entity;

import java.util.List;

/// What a host answers to `GET /api/performance` (v212 on).
public sealed interface Performance {

    /// Both lists are in the order of the host's rings: the newest is the last, also when its clock
    /// was set back meanwhile.
    ///
    /// @param broken what stood in the place of samples and cannot be one: why, in words
    record Samples(List<SysSample> sys, List<GpuSample> gpus, List<String> broken)
            implements Performance {

        public Samples {
            sys = List.copyOf(sys);
            gpus = List.copyOf(gpus);
            broken = List.copyOf(broken);
        }
    }

    /// The host's monitor was switched off when the process started.
    record Disabled() implements Performance {}

    /// The host does not take the time it was asked for.
    record BadAfter() implements Performance {}
}
