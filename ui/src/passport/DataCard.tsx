import type { Passport } from "../backend/bindings/Passport";
import type { PassportFile } from "../backend/bindings/PassportFile";
import { goTo } from "../app/place";
import { openPreview } from "../preview/preview";
import { Glyph } from "../widgets/Glyph";
import { Card } from "./Card";
import { Hash } from "./Hash";
import { shapeOf, splitOf } from "./words";

const VERSUS = {
  same: { glyph: "succeeded", tone: "ok", word: "unchanged, the same bytes" },
  changed: { glyph: "warning", tone: "warn", word: "changed" },
  new: { glyph: "plus", tone: "run", word: "new" },
} as const;

interface DatasetProps {
  file: PassportFile;
  before: number | null;
}

function Dataset({ file, before }: DatasetProps) {
  const versus = file.versus === null ? null : VERSUS[file.versus];
  return (
    <dl className="facts" data-testid={`dataset-${file.name}`}>
      <dt>Dataset</dt>
      <dd className="wrap">
        {file.kept ? (
          <button
            type="button"
            className="link wrap"
            title="Open the file"
            onClick={() => void openPreview({ name: file.name, sha256: file.sha256, bytes: file.bytes ?? 0 })}
          >
            {file.name}
          </button>
        ) : (
          <span className="st warn">
            <Glyph name="warning" size={14} />
            {file.name}, its bytes are not kept any more
          </span>
        )}
      </dd>
      {shapeOf(file) !== null && (
        <>
          <dt>Rows</dt>
          <dd>{shapeOf(file)}</dd>
        </>
      )}
      <dt>Size</dt>
      <dd>
        {file.bytes === null ? (
          <span className="t3">unavailable</span>
        ) : (
          `${file.bytes.toLocaleString("en-US")} bytes`
        )}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <Hash hash={file.sha256} label={`the SHA-256 of ${file.name}`} />
      </dd>
      <dt>From</dt>
      <dd className="wrap">
        <button
          type="button"
          className="link wrap"
          title="Show what came of it"
          onClick={() => goTo({ at: "lineage", subject: file.id })}
        >
          {file.source ?? file.uri}
        </button>
      </dd>
      {versus !== null && before !== null && (
        <>
          <dt>Versus v {before}</dt>
          <dd className={`st ${versus.tone}`}>
            <Glyph name={versus.glyph} size={14} />
            {versus.word}
          </dd>
        </>
      )}
    </dl>
  );
}

interface DataCardProps {
  passport: Passport;
}

/** The data that a model came of. */
export function DataCard({ passport: { data, made, previous } }: DataCardProps) {
  const split = splitOf(made);
  const open = ({ name, sha256, bytes }: PassportFile) =>
    void openPreview({ name, sha256, bytes: bytes ?? 0 });
  return (
    <Card glyph="data" title="Data" testId="passport-data">
      {data.length === 0 && <p className="t3 pad">Unavailable: what its steps read was not recorded.</p>}
      {data.map((file) => (
        <Dataset key={file.id} file={file} before={previous?.version ?? null} />
      ))}
      {split.length > 0 && (
        <dl className="facts" data-testid="passport-split">
          <dt>Split</dt>
          <dd>
            {split.map(({ file, words }, index) => (
              <span key={file.id}>
                {index > 0 && ", "}
                <button
                  type="button"
                  className="link quiet"
                  disabled={!file.kept}
                  title={`${file.name}, SHA-256 ${file.sha256}`}
                  onClick={() => open(file)}
                >
                  {words}
                </button>
              </span>
            ))}
          </dd>
        </dl>
      )}
    </Card>
  );
}
