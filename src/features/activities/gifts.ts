import type { Gift } from './activity.ts'

/** A list longer than this is a register, not a form field. */
export const GIFTS_MAX = 40
const ITEM_MAX = 40
/** What Chinese counts things in. */
const UNIT = '册|本|套|张|把|件|个|台|幅|箱|盒|副|组|辆|块|只|双|条|包|批|元|份|架|床|袋'
/** 绘本200册（共3800元） */
const WORTH = /[(（]?[共计值价]+值?\s*(\d{1,8}(?:\.\d{1,2})?)\s*元[)）]?$/
const LINE = new RegExp(`^(.{1,${ITEM_MAX}}?)[\\s:：×x*]*(\\d{1,7}(?:\\.\\d{1,2})?)\\s*(${UNIT})?$`, 'i')
const REVERSED = new RegExp(`^(\\d{1,7}(?:\\.\\d{1,2})?)\\s*(${UNIT})?\\s*(.{1,${ITEM_MAX}})$`, 'i')

/** `绘本200册、桌椅10套` → lines; what cannot be taken apart is kept whole as an item. */
export function readGifts(text: string): readonly Gift[] {
  return text
    .normalize('NFKC')
    .split(/[、，,;；\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, GIFTS_MAX)
    .map(readLine)
}

export const writeGifts = (gifts: readonly Gift[]): string | null =>
  gifts.length === 0
    ? null
    : gifts.map((gift) => `${gift.item}${gift.quantity ?? ''}${gift.unit ?? ''}${worth(gift)}`).join('、')

const worth = ({ valueFen }: Gift): string => (valueFen === null ? '' : `（共${valueFen / 100}元）`)

function readLine(typed: string): Gift {
  const worthOf = WORTH.exec(typed)
  const valueFen = worthOf ? Math.round(Number(worthOf[1]) * 100) : null
  return { ...readThing(worthOf ? typed.slice(0, worthOf.index).trim() : typed), valueFen }
}

function readThing(line: string): Omit<Gift, 'valueFen'> {
  const named = LINE.exec(line)
  if (named) return { item: (named[1] ?? '').trim(), quantity: named[2] ?? null, unit: named[3] ?? null }
  const counted = REVERSED.exec(line)
  if (counted) return { item: (counted[3] ?? '').trim(), quantity: counted[1] ?? null, unit: counted[2] ?? null }
  return { item: [...line].slice(0, ITEM_MAX).join(''), quantity: null, unit: null }
}
