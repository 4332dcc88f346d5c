import { Fragment } from "react";

interface FieldPathProps {
  /** With dots between its names; empty for the document itself. */
  path: string;
}

/** Where in a definition something differs; a long one breaks between its names. */
export function FieldPath({ path }: FieldPathProps) {
  if (path === "") return "the document";
  return path.split(".").map((name, at) => (
    <Fragment key={at}>
      {at > 0 && (
        <>
          .<wbr />
        </>
      )}
      {name}
    </Fragment>
  ));
}
