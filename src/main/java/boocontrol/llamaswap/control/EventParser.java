package boocontrol.llamaswap.control;

import boocontrol.llamaswap.entity.RawFrame;
import boocontrol.llamaswap.entity.SwapEvent;

/// Turns frames into events (seam). Never throws: what cannot be understood is a value.
public final class EventParser {

    public SwapEvent parse(RawFrame frame) {
        return new SwapEvent.Unknown(frame.type());
    }
}
