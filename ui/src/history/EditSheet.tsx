import { useState } from "react";
import type { HistoryRow } from "../backend/bindings/HistoryRow";
import { dateTime } from "../format/time";
import { counted } from "../format/number";
import { Glyph } from "../widgets/Glyph";
import { Markdown } from "../widgets/Markdown";
import { Sheet } from "../widgets/Sheet";
import { organise, useActs } from "./acts";
import { useHistory } from "./history";

const close = () => useActs.setState({ edited: [] });

/** The name, tags and note of an execution; of several, their tags. */
export function EditSheet() {
  const rows = useActs((state) => state.edited);
  const [one, ...more] = rows;
  const title =
    one === undefined
      ? ""
      : more.length > 0
        ? counted(rows.length, "execution")
        : `${one.pipeline} ${one.number}`;
  return (
    <Sheet
      title={title}
      about={one === undefined || more.length > 0 ? undefined : dateTime(one.started_at)}
      open={rows.length > 0}
      onClose={close}
      testId="edit-execution"
    >
      {one !== undefined && (
        <div className="hist-edit scroll" key={rows.map((row) => row.arn).join()}>
          {more.length === 0 && <NameField row={one} />}
          <Tags rows={rows} />
          {more.length === 0 && <NoteField row={one} />}
        </div>
      )}
    </Sheet>
  );
}

function NameField({ row }: { row: HistoryRow }) {
  const [name, setName] = useState(row.display_name ?? "");
  const keep = () => {
    if (name.trim() !== (row.display_name ?? "")) void organise([row], { kind: "name", name }, "Named");
  };
  return (
    <label className="vstack hist-field">
      <span className="med">Name</span>
      <span className="input">
        <input
          autoFocus
          value={name}
          maxLength={128}
          placeholder="Unnamed"
          onChange={(event) => setName(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") keep();
          }}
          data-testid="edit-name"
        />
      </span>
    </label>
  );
}

function Tags({ rows }: { rows: readonly HistoryRow[] }) {
  const known = useHistory((state) => state.columns?.tags) ?? [];
  const [tags, setTags] = useState(() => [...new Set(rows.flatMap((row) => row.tags))]);
  const [text, setText] = useState("");
  const add = (tag: string) => {
    if (tag.trim() === "") return;
    setText("");
    setTags([...new Set([...tags, tag.trim()])]);
    void organise(rows, { kind: "tag", tag }, `Tagged ${tag}`);
  };
  const remove = (tag: string) => {
    setTags(tags.filter((one) => one !== tag));
    void organise(rows, { kind: "untag", tag }, `${tag} taken off`);
  };
  const others = known
    .filter((tag) => !tags.includes(tag) && tag.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 12);
  return (
    <div className="vstack hist-field" role="group" aria-label="Tags">
      <span className="med">Tags</span>
      <div className="hstack hist-chips">
        {tags.map((tag) => (
          <span key={tag} className="count">
            {tag}
            <button type="button" aria-label={`Take ${tag} off`} onClick={() => remove(tag)}>
              <Glyph name="cross" size={10} />
            </button>
          </span>
        ))}
        {tags.length === 0 && <span className="cap">None yet</span>}
      </div>
      <span className="input">
        <Glyph name="tag" size={12} />
        <input
          value={text}
          maxLength={128}
          placeholder="Add a tag"
          aria-label="Add a tag"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") add(text);
          }}
          data-testid="edit-tag"
        />
      </span>
      {others.length > 0 && (
        <div className="hstack hist-chips">
          {others.map((tag) => (
            <button key={tag} type="button" className="btn ghost small" onClick={() => add(tag)}>
              <Glyph name="plus" size={12} />
              {tag}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function NoteField({ row }: { row: HistoryRow }) {
  const [text, setText] = useState(row.note ?? "");
  const [writes, setWrites] = useState(row.note === null);
  const keep = () => {
    if (text.trim() !== (row.note ?? "")) void organise([row], { kind: "note", text }, "Noted");
    if (text.trim() !== "") setWrites(false);
  };
  return (
    <div className="vstack hist-field grow">
      <span className="hstack">
        <span className="med grow">Note</span>
        {!writes && (
          <button
            type="button"
            className="btn ghost small"
            onClick={() => setWrites(true)}
            data-testid="edit-note-open"
          >
            <Glyph name="pencil" size={12} />
            Change
          </button>
        )}
      </span>
      {writes ? (
        <textarea
          className="input hist-note"
          value={text}
          placeholder="What is to be known about it, in Markdown"
          aria-label="Note"
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          data-testid="edit-note"
        />
      ) : (
        <Markdown text={text} />
      )}
    </div>
  );
}
