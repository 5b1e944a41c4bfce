/// The registry of providers.
package boocontrol.hosts;
