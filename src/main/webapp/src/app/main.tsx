import { startLive } from "../live/socket";
import { draw } from "./draw";

draw(startLive());
