/// What every capability stands on: clocks, loops, start and stop, SQL, problems, access.
package boocontrol.platform;
