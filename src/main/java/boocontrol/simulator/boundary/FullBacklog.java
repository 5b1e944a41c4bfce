package boocontrol.simulator.boundary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/// Takes all places in a sleeping host's accept queue, so that nobody else gets a connection and
/// callers run into their time-outs, as with a machine that does not answer.
final class FullBacklog implements AutoCloseable {

    private final List<SocketChannel> fillers = new ArrayList<>();

    FullBacklog(int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            for (var i = 0; i < HttpServer.BACKLOG + 4; i++) {
                var filler = SocketChannel.open();
                filler.configureBlocking(false);
                filler.connect(address);
                fillers.add(filler);
            }
        } catch (IOException e) {
            // With fewer places taken, some callers get a silent connection instead.
        }
    }

    @Override
    public void close() {
        for (var filler : fillers) {
            try {
                filler.close();
            } catch (IOException e) {
                // It is closed either way.
            }
        }
    }
}
