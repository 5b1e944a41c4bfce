/// The finished requests of every host.
package boocontrol.activity;
