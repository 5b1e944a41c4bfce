/** What to do when the registry is empty. */
export function NoHosts() {
  const address = window.location.origin;
  return (
    <section className="region" aria-labelledby="no-hosts">
      <h2 id="no-hosts">No hosts yet</h2>
      <p>Name your llama-swap hosts in a file and start with it. An edit is taken in within 5 seconds.</p>
      <pre tabIndex={0} aria-label="Example of providers.yaml">{FILE}</pre>
      <pre tabIndex={0} aria-label="Command to start with the file">./boocontrol run --providers providers.yaml</pre>
      <p>Or add one now:</p>
      <pre tabIndex={0} aria-label="Command to add a host">{addCommand(address)}</pre>
      <p>Or look at four simulated hosts first:</p>
      <pre tabIndex={0} aria-label="Command to see simulated hosts">./boocontrol demo</pre>
      <p className="dim">Hosts appear here by themselves.</p>
    </section>
  );
}

const FILE = `providers:
  - id: sam-desktop
    base_url: http://192.168.1.20:8080
    operating_system: Windows
    gpus: [RTX 5090 32GB]`;

const addCommand = (address: string) => `curl ${address}/api/control/hosts \\
  -H 'Content-Type: application/json' \\
  -d '{"id": "sam-desktop", "base_url": "http://192.168.1.20:8080"}'`;
