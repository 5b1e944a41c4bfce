package boocontrol.live.boundary;

import boocontrol.live.control.Live;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The live socket about itself.
@ApplicationScoped
public class LiveAbout implements AboutPart {

    @Inject Live live;

    @Override
    public String name() {
        return "live";
    }

    @Override
    public LiveFiguresView figures() {
        return LiveFiguresView.of(live.figures(), live.sessions());
    }
}
