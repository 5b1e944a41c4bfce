/// What every host is doing now.
package boocontrol.fleet;
