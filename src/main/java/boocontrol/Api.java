package boocontrol;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/// Everything under `/api`; resources say the rest of their path (`control/hosts`, ...).
@ApplicationPath("/api")
public class Api extends Application {}
