import { expect, test } from "vitest";
import { nameOf, whyOf } from "./whyOf";

test("people are called by their names", () => {
  for (const [person, name] of [
    ["Ada <ada@example.com>", "Ada"],
    ["ada", "ada"],
    ["<ada@example.com>", "<ada@example.com>"],
  ] as const)
    expect(nameOf(person)).toBe(name);
});

test("a row says who decided last, and why", () => {
  const decided = { status: "Approved", by: "Ada <a@b.c>", at: 0, comment: "Better." } as const;
  const registered = { status: "PendingManualApproval", by: null, at: 0, comment: null } as const;
  expect(whyOf({ step: "Register", approvals: [registered] }).short).toBe("registered by Register");
  expect(whyOf({ step: "Register", approvals: [registered, decided] }).short).toBe("Ada: Better.");
  expect(whyOf({ step: "Register", approvals: [] }).short).toBe("");
});
