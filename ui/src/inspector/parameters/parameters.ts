import { useEffect, useState } from "react";
import { backend } from "../../backend/backend";
import type { ParameterChange } from "../../backend/bindings/ParameterChange";
import type { ParameterForm } from "../../backend/bindings/ParameterForm";
import type { Failure } from "../../backend/failure";
import { useDocument } from "../../document/document";
import { change } from "../../document/edit";

/** The parameters with where each is used, read again whenever the document changes. */
export function useParameters(): ParameterForm[] {
  const [parameters, setParameters] = useState<ParameterForm[]>([]);
  const id = useDocument((state) => state.document?.id ?? null);
  const revision = useDocument((state) => state.document?.revision ?? 0);
  useEffect(() => {
    if (id === null) return;
    let overtaken = false;
    backend()
      .call("read_parameters", { document: id })
      .then(
        (read) => {
          if (!overtaken) setParameters(read);
        },
        () => {
          if (!overtaken) setParameters([]);
        },
      );
    return () => {
      overtaken = true;
    };
  }, [id, revision]);
  return parameters;
}

/** Adds a parameter or changes its declaration; the refusal, when there is one. */
export function changeParameter(parameter: string, wanted: ParameterChange): Promise<Failure | null> {
  return change(({ id }) => backend().call("change_parameter", { document: id, parameter, change: wanted }));
}

/** Renames a parameter; every reference follows, and so do the presets. */
export function renameParameter(parameter: string, name: string): Promise<Failure | null> {
  return change(({ id }) =>
    backend().call("apply_edit", { document: id, edit: { edit: "rename_parameter", parameter, name } }),
  );
}

/** Removes a parameter; what refers to it stays, and the validator says so. */
export function removeParameter(parameter: string): Promise<Failure | null> {
  return change(({ id }) =>
    backend().call("apply_edit", { document: id, edit: { edit: "remove_parameter", parameter } }),
  );
}

/** A name that no parameter has. */
export function freeName(parameters: readonly { name: string }[]): string {
  const taken = new Set(parameters.map(({ name }) => name));
  let name = "NewParameter";
  for (let number = 2; taken.has(name); number += 1) name = `NewParameter${number}`;
  return name;
}
