// Punctuation and noise: the portal proposes, a person ticks, and one step changes what was ticked. Proposals point into
// the blocks as they were sent; one whose words have changed meanwhile is passed over.
import { isKept, replaceText, toServer, units } from "./blocks.js";
import { chooseProposals } from "./dialogs.js";
import { Refused } from "./server.js";

const AROUND = 8; // characters shown on either side

// The proposals with the block that each is about, and offsets as the page counts them.
function placed(editor, proposals) {
  const kept = editor.blocks.filter(isKept);
  return proposals.flatMap(({ block, start, end, before, after, why }) => {
    const one = kept[block];
    if (!one) return [];
    const blank = one.text.length - one.text.trimStart().length; // left out on the way
    const words = one.text.slice(blank);
    const [from, to] = [blank + units(words, start), blank + units(words, end)];
    if (one.text.slice(from, to) !== before) return [];
    const around = [one.text.slice(Math.max(0, from - AROUND), from), one.text.slice(to, to + AROUND)];
    const isWhole = after === "" && before.trim() === one.text.trim();
    const kind = editor.parts.word(one.kind);
    return [{ id: one.id, from, to, before, after, why, around, isWhole, kind, number: editor.placeOf(one.id) + 1 }];
  });
}

// The blocks with these changes; one that lost all its words goes, unless a figure stands in it.
export function changed(blocks, taken) {
  return blocks.flatMap((one) => {
    const own = taken.filter((each) => each.id === one.id && one.text.slice(each.from, each.to) === each.before);
    if (!own.length) return [one];
    const next = own.sort((a, b) => b.from - a.from).reduce((text, each) => replaceText(text, each.from, each.to, each.after), one);
    return isKept(next) || next.facts.length ? [next] : [];
  });
}

export async function tidy(editor, { parts, server, notices }) {
  let found = [];
  try {
    const { proposals } = await server.post("tidy", { blocks: toServer(editor.blocks) });
    found = placed(editor, proposals);
  } catch (fault) {
    if (fault instanceof Refused) notices.say("not-done", { reason: fault.message });
    else notices.say("not-asked");
    return;
  }
  if (!found.length) {
    notices.say("proposals-none");
    return;
  }
  const { at } = editor;
  const taken = await chooseProposals(parts, found);
  if (!taken?.length) return;
  editor.commit(changed(editor.blocks, taken), { focus: at });
  notices.say("tidied", { count: taken.length });
}
