package boocontrol.llamaswap.control;

import java.util.concurrent.Callable;

/// What stands around each call to a host: its deadline, and whether it is made a second time.
public interface CallGuard {

    /// For reading: 5 s; a second attempt when the connection broke.
    <T> T reading(Callable<T> call) throws Exception;

    /// For asking whether the host is alive: 3 s, one attempt.
    <T> T probing(Callable<T> call) throws Exception;

    /// For asking again and again: 4 s, one attempt; the next round is the second one.
    <T> T polling(Callable<T> call) throws Exception;

    /// Adds nothing: where no container stands around the call. The time-outs of single reads
    /// remain.
    static CallGuard none() {
        return new CallGuard() {
            @Override
            public <T> T reading(Callable<T> call) throws Exception {
                return call.call();
            }

            @Override
            public <T> T polling(Callable<T> call) throws Exception {
                return call.call();
            }

            @Override
            public <T> T probing(Callable<T> call) throws Exception {
                return call.call();
            }
        };
    }
}
