import { useEffect, useRef } from "react";
import { Icon } from "../ui/Glyph";

interface HelpSheetProps {
  readonly version: string;
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  readonly onClose: () => void;
}

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [["j", "k"], "next, previous host"],
  [["Enter"], "open the details of the host"],
  [["Esc"], "close what is open"],
  [["."], "pause or resume all live updates"],
  [["t"], "light or dark"],
  [["?"], "this sheet"],
];

/** The keys of the page and how to switch them off. */
export function HelpSheet({ version, singleKeys, onSingleKeys, onClose }: HelpSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) {
      dialog.current.showModal();
    }
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="keys-title" onClose={onClose}>
      <header>
        <h2 id="keys-title">Keys</h2>
        <button className="btn quiet" onClick={onClose}>
          <Icon name="close" />
          Close
        </button>
      </header>
      <dl className="keys">
        {KEYS.map(([keys, text]) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={singleKeys} onChange={(event) => onSingleKeys(event.currentTarget.checked)} />
        Letters alone are commands
      </label>
      <p className="dim">
        The requests follow the newest until you scroll up. All data of this page: /api/control/fleet, /api/control/activity, /api/control/events.
        {version === "" ? null : ` BooControl ${version}.`}
      </p>
    </dialog>
  );
}
