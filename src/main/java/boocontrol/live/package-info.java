/// The live socket of the cockpit.
package boocontrol.live;
