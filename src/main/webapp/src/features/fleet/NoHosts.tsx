/** What to do when the registry is empty: three ways, side by side. */
export function NoHosts() {
  return (
    <section className="first" aria-labelledby="no-hosts">
      <header>
        <h3 id="no-hosts">No hosts yet</h3>
        <p>BooControl reads llama-swap hosts and shows them as they live. Hosts appear here by themselves.</p>
      </header>
      <ol className="ways">
        <li>
          <h4>Name yours in a file</h4>
          <p>An edit is taken in within 5 seconds.</p>
          <pre tabIndex={0} aria-label="Example of providers.yaml">{FILE}</pre>
          <pre tabIndex={0} aria-label="Command to start with the file">./boocontrol run --providers providers.yaml</pre>
        </li>
        <li>
          <h4>Add one now</h4>
          <p>It is kept, and read from this moment on.</p>
          <pre tabIndex={0} aria-label="Command to add a host">{addCommand(window.location.origin)}</pre>
        </li>
        <li>
          <h4>Look first</h4>
          <p>Four simulated hosts; no GPU is needed.</p>
          <pre tabIndex={0} aria-label="Command to see simulated hosts">./boocontrol demo --port 9504</pre>
        </li>
      </ol>
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
  -d '{"id": "sam-desktop",
       "base_url": "http://192.168.1.20:8080"}'`;
