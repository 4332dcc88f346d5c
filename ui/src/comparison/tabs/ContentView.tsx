import { useState } from "react";
import { backend } from "../../backend/backend";
import type { ComparedFile } from "../../backend/bindings/ComparedFile";
import type { ContentDifference } from "../../backend/bindings/ContentDifference";
import { CompareText } from "../../compare/CompareText";
import { counted } from "../../format/number";
import { size } from "../../format/size";
import { PreviewBody } from "../../preview/PreviewBody";
import "../../preview/preview.css";
import { FieldList } from "./FieldList";
import { RowList } from "./RowList";
import { useAnswer } from "./useAnswer";

interface ContentViewProps {
  old: ComparedFile | null;
  now: ComparedFile | null;
  letters: readonly [string, string];
}

/** What differs between two files, by what they hold. */
export function ContentView({ old, now, letters }: ContentViewProps) {
  if (old === null || now === null)
    return (
      <OneSide key={(old ?? now)?.sha256} file={old ?? now} letter={old === null ? letters[1] : letters[0]} />
    );
  const gone = [old, now].filter(({ kept }) => !kept);
  if (gone.length > 0)
    return (
      <p className="empty-line">
        The content is no longer kept in{" "}
        {!old.kept && !now.kept ? letters.join(" and ") : old.kept ? letters[1] : letters[0]}; only that it{" "}
        {old.sha256 === now.sha256 ? "is the same" : "differs"} is known.
      </p>
    );
  return <Judged old={old} now={now} letters={letters} />;
}

interface OneSideProps {
  file: ComparedFile | null;
  letter: string;
}

function OneSide({ file, letter }: OneSideProps) {
  const [entry, setEntry] = useState<string | null>(null);
  const { value, failure } = useAnswer(`${file?.sha256 ?? ""} ${entry ?? ""}`, () =>
    file?.kept === true
      ? backend().call("read_file", { sha256: file.sha256, name: file.name, entry })
      : Promise.resolve(null),
  );
  if (file === null) return <p className="empty-line">Neither of the two has this file.</p>;
  return (
    <>
      <p className="preview-note">
        Only {letter} has {file.name}
        {file.kept ? "." : ", whose content is no longer kept."}
        {entry !== null && (
          <>
            {" "}
            {entry}{" "}
            <button type="button" className="link" onClick={() => setEntry(null)}>
              Back to the archive
            </button>
          </>
        )}
      </p>
      {failure !== null && (
        <p className="empty-line" role="alert">
          {failure.message} {failure.hint}
        </p>
      )}
      {value !== null && <PreviewBody preview={value} onEntry={setEntry} />}
    </>
  );
}

interface BothProps {
  old: ComparedFile;
  now: ComparedFile;
  letters: readonly [string, string];
}

function Judged({ old, now, letters }: BothProps) {
  const { value, failure, again } = useAnswer<ContentDifference>(
    `${old.sha256} ${now.sha256} ${now.name}`,
    () => backend().call("compare_content", { old: old.sha256, new: now.sha256, name: now.name }),
  );
  if (failure !== null)
    return (
      <p className="empty-line" role="alert">
        {failure.message} {failure.hint}
      </p>
    );
  if (value === null) return <div aria-busy="true" />;
  switch (value.kind) {
    case "same":
      return <p className="empty-line">The same, byte for byte.</p>;
    case "json":
      return value.total === 0 ? (
        <p className="empty-line">Only the spelling differs, no value.</p>
      ) : (
        <FieldList fields={value.fields} total={value.total} />
      );
    case "table":
      return <RowList table={value} />;
    case "archive":
      return (
        <div className="scroll" tabIndex={0} role="region" aria-label="Files in the archive">
          <p className="preview-note">
            {counted(value.entries.length, "file")} in the archive{" "}
            {value.entries.length === 1 ? "differs" : "differ"}, {value.same} the same
          </p>
          {value.entries.map((entry) => (
            <div key={entry.path} className="row">
              <span className="cut grow">{entry.path}</span>
              <span className="num cap">
                {entry.old === null ? "added" : size(entry.old)} →{" "}
                {entry.new === null ? "removed" : size(entry.new)}
              </span>
            </div>
          ))}
        </div>
      );
    case "text":
      return <CompareText texts={value} beside again={again} />;
    case "image":
      return <Beside old={old} now={now} letters={letters} />;
    case "binary":
      return (
        <p className="empty-line">
          No text: {old.bytes === null ? "one content" : size(old.bytes)} in {letters[0]},{" "}
          {now.bytes === null ? "another" : size(now.bytes)} in {letters[1]}.
        </p>
      );
    case "too_big":
      return <p className="empty-line">Bigger than {size(value.bound)}: only that it differs is told.</p>;
  }
}

function Beside({ old, now, letters }: BothProps) {
  const read = ({ sha256, name }: ComparedFile) => backend().call("read_file", { sha256, name, entry: null });
  const { value, failure } = useAnswer(`${old.sha256} ${now.sha256} beside`, () =>
    Promise.all([read(old), read(now)]),
  );
  if (failure !== null)
    return (
      <p className="empty-line" role="alert">
        {failure.message} {failure.hint}
      </p>
    );
  if (value === null) return <div aria-busy="true" />;
  return (
    <div className="two-up">
      {value.map((preview, index) => (
        <section key={index} aria-label={letters[index]}>
          <h3 className="group">{letters[index]}</h3>
          <PreviewBody preview={preview} onEntry={() => undefined} />
        </section>
      ))}
    </div>
  );
}
