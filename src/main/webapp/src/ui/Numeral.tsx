/**
 * A headline number, each glyph in its own cell so that nothing moves when the value does.
 * The cells are for the eye; screen readers get the plain text.
 */
export function Numeral({ value, small = false }: { readonly value: string; readonly small?: boolean }) {
  const cells = [...value];
  return (
    <>
      <span className={small ? "numeral small" : "numeral"} aria-hidden="true">
        {cells.map((glyph, place) => (
          <i key={cells.length - place} className={/[.:]/.test(glyph) ? "point" : /\d/.test(glyph) ? "digit" : "letter"}>
            {glyph}
          </i>
        ))}
      </span>
      <span className="sr">{value}</span>
    </>
  );
}
