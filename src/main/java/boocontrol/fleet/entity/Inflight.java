package boocontrol.fleet.entity;

import boocontrol.llamaswap.entity.InflightRequest;
import java.util.List;

/// What is being worked on at a host, in the shape its version allows (seam).
public sealed interface Inflight {

    /// Before v192 the host does not tell; also while not connected.
    record Unknown() implements Inflight {}

    /// v192 to v217: something is, or nothing is; the number is wrong (protocol trap 9).
    record Some(boolean busy) implements Inflight {}

    /// v218 to v234.
    record Total(int total) implements Inflight {}

    /// v235 on.
    record Listed(List<InflightRequest> requests) implements Inflight {

        public Listed {
            requests = List.copyOf(requests);
        }
    }
}
