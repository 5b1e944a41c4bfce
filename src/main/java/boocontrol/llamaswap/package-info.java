/// The wire of llama-swap, both dialects.
package boocontrol.llamaswap;
