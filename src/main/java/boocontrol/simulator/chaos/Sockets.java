package boocontrol.simulator.chaos;

import java.io.IOException;
import java.net.Socket;

/// Ending sockets that may have ended already.
final class Sockets {

    private Sockets() {}

    /// Sends a RST instead of a FIN, whatever is still to be sent.
    static void reset(Socket socket) {
        quietly(() -> socket.setSoLinger(true, 0));
        close(socket);
    }

    static void close(Socket socket) {
        quietly(socket::close);
    }

    static void end(Socket socket) {
        quietly(socket::shutdownOutput);
    }

    private interface Ending {
        void run() throws IOException;
    }

    private static void quietly(Ending ending) {
        try {
            ending.run();
        } catch (IOException _) {
            // It has ended already.
        }
    }
}
