package boocontrol.llamaswap.entity;

/// What a host answered to one REST call (seam). Refusals are answers, not exceptions.
public sealed interface Reply<T> {

    record Answer<T>(T value) implements Reply<T> {}

    /// 401: the key is missing or wrong.
    record Unauthorized<T>() implements Reply<T> {}

    /// 404 or 405: this version does not have the endpoint.
    record Absent<T>() implements Reply<T> {}

    /// Anything else: connection refused, time-out, 5xx, a body that is not what it should be.
    ///
    /// @param reason words for a person, without content of the body
    record Failed<T>(String reason) implements Reply<T> {}
}
