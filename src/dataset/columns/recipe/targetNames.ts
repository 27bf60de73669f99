import type { Column } from '../column.ts';

/** Names that always mean the answer. */
const answerNames = new Set(['target', 'label', 'outcome']);
/** Names of common questions about a table. */
const askedNames = new Set('pass passed result survived diagnosis churn churned defaulted response success'.split(' '));
/** The same where there are classes; as numbers they may be something else, as "left" beside "right" may be a place. */
const askedOfClasses = new Set(
  [
    ...['attrition', 'exited', 'left', 'quit', 'retained', 'cancelled', 'canceled', 'noshow', 'subscribed', 'converted', 'clicked'],
    ...['purchased', 'bought', 'fraud', 'fraudulent', 'spam', 'approved', 'admitted', 'hired', 'won', 'malignant'],
    ...['readmitted', 'deceased', 'died', 'loanstatus'],
  ].flatMap((name) => [name, `is${name}`]),
);
/**
 * Names that mean the answer only at either end of a table: in the middle "class" may be one of travel or vehicles, and "default" that of
 * an earlier loan.
 */
const namesAtEnds = new Set(['class', 'default', 'heartdisease']);
const amountNames = new Set(['price', 'species', 'mpg', 'medv', 'tip', 'quality']);
const priceOfOne = /^(?:sales?|selling|(?:median)?(?:house|home|property))(?:price|value)$/;

/** Words in the name of a number that is asked for, where it is the last column. */
const amountWords = new Set([
  ...['price', 'prices', 'cost', 'costs', 'fare', 'amount', 'sales', 'revenue', 'turnover', 'profit', 'salary', 'salaries', 'wage'],
  ...['wages', 'charges', 'spending', 'expenditure', 'income', 'value', 'rent', 'rentals', 'count', 'cnt', 'counts', 'demand'],
  ...['orders', 'sold', 'visits', 'views', 'votes', 'score', 'scores', 'grade', 'grades', 'marks', 'points', 'rating', 'ratings'],
  ...['gpa', 'quality', 'strength', 'yield', 'emissions', 'co2', 'output', 'duration', 'delay', 'calories'],
  ...['매출', '가격', '판매량', '점수', '수요'],
]);
/** Words in the name of what describes a row and is hardly asked for. */
const describingWords = new Set([
  ...['sex', 'gender', 'male', 'female', 'smoker', 'smoking', 'married', 'holiday', 'weekend', 'workingday', 'weekday', 'day'],
  ...['month', 'season', 'country', 'state', 'region', 'province', 'city', 'town', 'train', 'training', 'split', 'fold'],
  ...['성별', '휴일', '주말', '요일', '지역'],
]);
/** Words in the name of where or when a row is from. */
const placeWords = new Set(
  'x y z lat latitude lon lng long longitude id index no nr number date time timestamp year month week day hour minute second'.split(' '),
);

/** Tests for names that mark a target, the most certain first; `usual` are all columns that could be one. */
export const tellingNames: readonly ((column: Column, usual: readonly Column[], columnCount: number) => boolean)[] = [
  ({ isTarget }) => isTarget === true,
  (column, usual, columnCount) =>
    answerNames.has(plainName(column.name)) ||
    (plainName(column.name) === 'y' && (column.index === columnCount - 1 || !mayBeCoordinate(column, usual))),
  ({ name, tasks }) => askedNames.has(plainName(name)) || (tasks[0] === 'binary' && askedOfClasses.has(joinedName(name))),
  (column, usual) => namesAtEnds.has(joinedName(column.name)) && (column === usual[0] || column === usual.at(-1)),
  ({ name }) => amountNames.has(plainName(name)) || priceOfOne.test(joinedName(name)),
];

/** True for a number "y" and for few whole ones beside "x". */
function mayBeCoordinate({ tasks, kind }: Column, usual: readonly Column[]): boolean {
  return (
    tasks[0] === 'regression' || (kind === 'number' && usual.some((other) => other.kind === 'number' && plainName(other.name) === 'x'))
  );
}

/** True for a name such as "Weekly_Sales" or "count". */
export function isAmountName(name: string): boolean {
  return wordsIn(name).some((word) => amountWords.has(word));
}

/** True for a name such as "sex" or "is_holiday", of what is rarely an answer. */
export function isDescribingName(name: string): boolean {
  return wordsIn(name).some((word) => describingWords.has(word));
}

/** True for a name such as "longitude" or "year". */
export function isPlaceName(name: string): boolean {
  return wordsIn(name).some((word) => placeWords.has(word));
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** "Selling_Price" and "sellingPrice" are "sellingprice". */
function joinedName(name: string): string {
  return wordsIn(name).join('');
}

function wordsIn(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
