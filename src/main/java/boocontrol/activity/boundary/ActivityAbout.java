package boocontrol.activity.boundary;

import boocontrol.activity.control.ActivityIntake;
import boocontrol.platform.about.AboutPart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The figures of activity in `/api/control/about`.
@ApplicationScoped
public class ActivityAbout implements AboutPart {

    @Inject ActivityIntake intake;

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public ActivityFiguresView figures() {
        return ActivityFiguresView.of(intake.figures());
    }
}
