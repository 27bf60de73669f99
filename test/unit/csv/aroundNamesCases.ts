import type { LineCase } from './lineCases.ts';

const rows = ['p,1,light', 'q,2,heavy', 'r,3,light', 's,4,heavy', 't,5,light', 'u,6,heavy'];
const names = ['town', 'x', 'state'];
const header = names.join(',');
const table = [header, ...rows].join('\n');
const whole = { names, first: ['p', '1', 'light'], count: 6 };
const underlined = [/^Line 2 only underlines the names of the columns and was skipped/];
const ids = '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1"",""timeZone"":""Z""}","{""ImportId"":""QID2_TEXT""}"';
const survey = [/^2 lines below the names, from line 2 on, hold the questions and IDs of a survey/];
const notes = (first: number, last: number) => [new RegExp(`^Lines ${first} to ${last} are above the table and a blank line`)];
/** Lines of the rows, starting at this line, in the text without extra lines around the names. */
const from = (line: number) => ({ ...whole, lines: rows.map((_, index) => line + index) });

const days = [1, 2, 3, 4].map((day) => `2024-01-0${day},${100 + day}.5,${200 + day},${300 + day}`);
const counted = days.map((line, index) => line.replace(/^[^,]+/, String(index)));
const levels = (first: number, last: number) => [
  new RegExp(`^Lines ${first} to ${last} hold the names of the columns, which were put together: "`),
];
const title = /^Line 1 is a title above the names of the columns and was skipped/;
const nameless = /^Column 1 has no name/;
const units = [/^Line 2 holds the units of the columns and was skipped/];

/** Lines above and below the names that are not rows, as exported by various programs. */
export const aroundNamesCases: readonly LineCase[] = [
  ['a line of dashes below the names, as sqlcmd draws it', [header, '----,-,-----', ...rows].join('\n'), { ...from(2), says: underlined }],
  [
    'a column that was added later',
    [`${header},more`, '----,-,-----,', ...rows.map((row) => `${row},`)].join('\n'),
    { count: 6, says: underlined },
  ],
  [
    'columns that were added later',
    [`${header},a,b`, '----,-,-----,,', ...rows.map((row) => `${row},,`)].join('\n'),
    { count: 6, says: underlined },
  ],
  ['a dash for what is missing, and empty cells', [header, '---,,', ...rows].join('\n'), { names, count: 7 }],
  ['dashes as long as names of two letters', ['id,ab', '--,--', 'x,1', 'y,2'].join('\n'), { count: 2, says: underlined }],
  ['a line of = between tabs', table.replace('\n', '\n====,=,=====\n').replaceAll(',', '\t'), { ...from(2), says: underlined }],
  ['marks of missing values in the first row', [header, '--,--,light', ...rows].join('\n'), { names, count: 7 }],
  ['questions and ids of Qualtrics', [header, 'Town,"How many, at all?",State', ids, ...rows].join('\n'), { ...from(3), says: survey }],
  [
    'a question of two lines',
    [header, 'Town,"How many?\nAn estimate will do.",State', ids, ...rows].join('\n'),
    { ...from(4), says: survey },
  ],
  [
    'answers to choose from below the questions of SurveyMonkey',
    ['Respondent ID,Age?,Happy?', ',Open-Ended Response,Response', '10,31,yes', '11,42,no', '12,53,yes'].join('\n'),
    { first: ['10', '31', 'yes'], count: 3, says: [/^Line 2 holds the questions of a survey/] },
  ],
  ['a first answer that is missing is a row', ['id,answer,Happy?', ',Response,yes', '10,none,no', ',Response,no'].join('\n'), { count: 3 }],
  [
    'what the World Bank says above the names',
    `"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-03-28",\n\n"Country Name","Code","2020","2021",\n${['a', 'b', 'c', 'd'].map((name, i) => `"${name}","${name}x","${i}","",`).join('\n')}\n`,
    { names: ['Country Name', 'Code', '2020', '2021'], first: ['a', 'ax', '0', ''], count: 4, lines: [5, 6, 7, 8], says: notes(1, 3) },
  ],
  [
    'a title above names that come again, and a note below',
    `My bank\n\n${header}\n${rows.slice(0, 3).join('\n')}\n${header}\n${rows.slice(3).join('\n')}\n\n(end)\n`,
    {
      names,
      first: whole.first,
      count: 6,
      says: [/^Line 1 is above the table and a blank line/, /^Line 7 repeats/, /^1 row was skipped/, /./],
    },
  ],
  ['a title and a blank line', `Category: All\n\n${table}`, { ...from(3), says: [/^Line 1 is above the table and a blank line/] }],
  ['a title directly above the names', `Towns of 2024\n${table}`, { ...from(2), says: [title] }],
  ['a title in quotes, with a comma', `"Towns, 2024"\n${table}`, { ...from(2), says: [title] }],
  ['a title that a spreadsheet has given its empty cells', `Towns of 2024,,\n${table}`, { ...from(2), says: [title] }],
  [
    'a title and when it was made',
    `Towns\nMade on 2024-01-02\n${table}`,
    { ...from(3), says: [/^Lines 1 to 2 are titles above the names/] },
  ],
  ['a title above semicolons', `Towns\n${table.replaceAll(',', ';')}`, { ...from(2), says: [title] }],
  ['notes, a blank line and a title', `Made by: me\n\nTowns\n${table}`, { ...from(4), says: [/^Lines 1 to 3 are titles above the names/] }],
  ...['0,1,2', '1,2,3', 'A,B,C', 'V1,V2,V3', 'Column1,Column2,Column3', 'Unnamed: 0,Unnamed: 1,Unnamed: 2'].map((above): LineCase => [
    `columns numbered above their names: ${above}`,
    `${above}\n${table}`,
    { ...from(2), says: [/^Line 1 only numbers the columns and was skipped/] },
  ]),
  ['numbers that are no names', '1,2,3\n4,5,6\n7,8,9\n1,5,9', { count: 4, says: [/^Line 1 holds numbers/] }],
  ['kinds of Weka', `${header}\nnominal,numeric,nominal\n${rows.join('\n')}`, { ...from(2), says: [/^Line 2 holds the kinds/] }],
  [
    'names and decimal commas between spaces',
    'name height weight\nAnna 1,72 60,5\nBen 1,80 81,5\nCleo 1,65 55,0\nDan 1,77 70,5',
    { count: 4 },
  ],
  ['a title and empty cells', `Report,,\nMade on,2024-01-01,\n,,\n${table}`, { ...from(4), says: notes(1, 2) }],
  [
    'a summary above many more rows, as banks write it',
    `Description,,Summary Amt.\nBeginning balance,,1\nCredits,,5\nEnding balance,,6\n\n${header}\n${[...rows, ...rows, ...rows].join('\n')}`,
    { names, first: from(0).first, count: 18, says: notes(1, 4) },
  ],
  [
    'a line that says how it is written, and units above the names',
    'sep=;\nVersion CSV1|Tool x (Linux)|Decimalpoint comma\n\n;;Watt;Amp\nday;kind;Pdc;Idc\n01.02.2024;a;0,5;1\n02.02.2024;b;0,7;2\n03.02.2024;a;0,9;3\n04.02.2024;b;1,2;4\n',
    { names: ['day', 'kind', 'Watt Pdc', 'Amp Idc'], count: 4, says: [/^Line 2 is above the table/, /^Lines 4 to 5 hold the names/] },
  ],
  ['notes with semicolons', `Bericht;Umsatz\nVon;01.01.2024\n\n${table.replaceAll(',', ';')}`, { ...from(4), says: notes(1, 2) }],
  [
    'levels of yfinance and the name of the days',
    ['Price,Close,High,Low', 'Ticker,AAPL,AAPL,MSFT', 'Date,,,', ...days].join('\n'),
    { names: ['Date', 'Close AAPL', 'High AAPL', 'Low MSFT'], count: 4, lines: [3, 4, 5, 6], says: levels(1, 3) },
  ],
  [
    'levels of pandas without a name of the rows',
    [',a,a,b', ',x,y,x', ...counted].join('\n'),
    { names: ['column 1', 'a x', 'a y', 'b x'], count: 4, lines: [2, 3, 4, 5], says: [...levels(1, 2), nameless] },
  ],
  [
    'three levels',
    [',a,a,b', ',x,y,x', ',m,m,n', ...counted].join('\n'),
    { names: ['column 1', 'a x m', 'a y m', 'b x n'], count: 4, says: [...levels(1, 3), nameless] },
  ],
  [
    'what pandas writes for names that are not there',
    ['Unnamed: 0_level_0;a;a;b', 'town;x;y;Unnamed: 3_level_1', ...counted.map((line) => line.replaceAll(',', ';'))].join('\n'),
    { names: ['town', 'a x', 'a y', 'b'], count: 4, says: levels(1, 2) },
  ],
  [
    'names of two columns of rows',
    [',,price,qty', ',,mean,sum', 'town,year,,', ...['p', 'q', 'r'].map((name, index) => `${name},2024,${index},${index * 2}`)].join('\n'),
    { names: ['town', 'year', 'price mean', 'qty sum'], first: ['p', '2024', '0', '0'], count: 3, says: levels(1, 3) },
  ],
  [
    'a name above several columns, as spreadsheets merge cells',
    [',2023,,2024', 'name,q1,q2,q1', ...counted.map((line) => `n${line}`)].join('\n'),
    { names: ['name', '2023 q1', '2023 q2', '2024 q1'], count: 4, says: levels(1, 2) },
  ],
  [
    'the name of the rows alone',
    ['Price,Close,High,Low', 'Date,,,', ...days].join('\n'),
    { names: ['Date', 'Close', 'High', 'Low'], count: 4, lines: [2, 3, 4, 5], says: levels(1, 2) },
  ],
  [
    'a heading of rows is one of them',
    ['name,a,b', 'Fruits,,', 'apple,1,2', 'pear,3,4', 'plum,5,6', 'Nuts,,', 'pecan,7,8'].join('\n'),
    { names: ['name', 'a', 'b'], first: ['Fruits', '', ''], count: 6 },
  ],
  ['a day without values is a row', ['day,a,b', '2024-01-01,,', ...days.map((line) => line.replace(/,\d+$/, ''))].join('\n'), { count: 5 }],
  [
    'one unit below the names',
    'town,weight,class\n,kg,\np,1,light\nq,2,heavy\nr,3,light\n',
    { first: ['p', '1', 'light'], count: 3, says: units },
  ],
  ['units in brackets', 'town,t,x\n-,[°C],(a.u.)\np,1,2\nq,2,3\nr,3,5\n', { first: ['p', '1', '2'], count: 3, says: units }],
  [
    'units in single quotes',
    "Year, Month, Temperature, Oxygen\n'', '', 'oC', 'umol/kg'\n2020, 5, 26.7, 200\n2021, 1, 5.2, 156\n2021, 2, 6.2, 166\n",
    { names: ['Year', 'Month', 'Temperature', 'Oxygen'], first: ['2020', '5', '26.7', '200'], count: 3, says: units },
  ],
  [
    'dashes where there is no unit',
    'id name flux siblings\n-- -- [mJy/beam] --\nA x 5.5 1\nB y 6.5 0\nC z 7.5 1\n',
    { first: ['A', 'x', '5.5', '1'], count: 3, says: units },
  ],
  [
    'words above the numbers alone',
    '"ID","Name","Cycles","Pct"\n"","","cycle","block"\n"a","python","1204.5","45.1"\n"b","python","1304.5","48.1"\n"c","R","1104","41"\n',
    { first: ['a', 'python', '1204.5', '45.1'], count: 3, says: [/^Line 2 holds words where there are numbers below it, and was skipped/] },
  ],
  [
    'kinds of columns in words of a database',
    'id,town,x,isNew\nint64,varchar(20),float,bool\n1,p,1.5,true\n2,q,2.5,false\n3,r,3.5,true\n',
    { first: ['1', 'p', '1.5', 'true'], count: 3, says: [/^Line 2 holds the kinds of the columns and was skipped/] },
  ],
  ['kinds as values', 'name,kind\nx,int\ny,float\nz,string\nw,int\n', { count: 4 }],
  ['a text where all below it are numbers, called as text', 'code,kind\ntext,text\n1,p\n2,q\n3,r\n', { count: 4 }],
  [
    'questions above answers in words',
    'Q1,Q2,Q3\nHow old are you?,What is your town?,Do you smoke?\n34,Rome,yes\n51,Oslo,no\n29,Rome,no\n',
    { first: ['34', 'Rome', 'yes'], count: 3, says: [/^Line 2 describes the columns in words and was skipped/] },
  ],
  ['questions among questions', 'a,b\nWho?,Why?\nWhen?,x\nWhere?,y\nHow?,z\n', { first: ['Who?', 'Why?'], count: 4 }],

  ['words for what is missing above the numbers alone are a row', 'name,x,y\n,NA,unknown\np,1,2\nq,2,3\nr,3,5\n', { count: 4 }],
  [
    'four lines of a data logger',
    '"TOA5","CR1000","CR1000","1234","Std.22","CPU:x.CR1","58813","Table1"\n"TIMESTAMP","RECORD","T_Avg","P"\n"TS","RN","Deg C","mbar"\n"","","Avg","Smp"\n"2024-01-05 10:00:00",0,5.1,990\n"2024-01-05 10:10:00",1,5.3,991\n"2024-01-05 10:20:00",2,"NAN",991.5\n',
    {
      names: ['TIMESTAMP', 'RECORD', 'T_Avg', 'P'],
      first: ['2024-01-05 10:00:00', '0', '5.1', '990'],
      count: 3,
      says: [/^Lines 3 and 4 hold the units and the kinds of the columns/, /^Line 1 begins with "TOA5" and was skipped as a comment/],
    },
  ],
  [
    'a data logger whose first line is as wide as the table',
    'TOA5,CR1000,1234,Table1\nTIMESTAMP,RECORD,T_Avg,P\nTS,RN,Deg C,mbar\n,,Avg,Smp\n2024-01-05 10:00:00,0,5.1,990\n2024-01-05 10:10:00,1,5.3,991\n',
    { names: ['TIMESTAMP', 'RECORD', 'T_Avg', 'P'], count: 2, says: [/^Lines 3 and 4/, /^Line 1 begins with TOA5/] },
  ],
  [
    'a line that numbers the columns',
    [header, '1,2,3', ...rows].join('\n'),
    { ...from(2), says: [/^Line 2 only numbers the columns and was skipped/] },
  ],
  ['a row of 1, 2 and 3 among numbers with letters', 'id,bus,stop\n1,2,3\n4,10A,4B\n2,2C,5A\n3,1A,1B\n', { count: 4 }],
  [
    'parts of names of groups, which pandas writes beside a column of its own',
    'id,math,math\n,midterm,final\na,1,2.5\nb,2,3.5\nc,4,1.5\n',
    { names: ['id', 'math midterm', 'math final'], count: 3, says: [/^Lines 1 to 2 hold the names/] },
  ],
  ['a C beside a grade C is a value', 'grade,score\nC,C\nA,1\nB,2\nC,3\nA,5\n', { first: ['C', 'C'], count: 5 }],
  ['a row of 1, 2 and 3 among numbers', 'x,y,z\n1,2,3\n4,1,2\n2,2,5\n3,1,1\n', { names: ['x', 'y', 'z'], count: 4 }],
  ['letters of classes are no units', 'sex,x\nm,1\nh,2\ns,3\nm,5\n', { first: ['m', '1'], count: 4 }],
  ['a word that is no unit is a value', 'town,x\nRome,kg\nOslo,2\nBern,3\nKyiv,4\n', { first: ['Rome', 'kg'], count: 4 }],
  [
    'what SurveyMonkey lets choose',
    'Respondent ID,Which fruits?,,,Age?\n,Apple,Pear,Other,Response\n1,Apple,,,31\n2,,Pear,,42\n3,Apple,Pear,kiwi,53\n',
    {
      names: ['Respondent ID', 'Which fruits? Apple', 'Which fruits? Pear', 'Which fruits? Other', 'Age?'],
      count: 3,
      says: [/^Line 2 holds the questions of a survey/],
    },
  ],
  [
    'statistics below the rows, as pandas describes them',
    `${table}\ncount,6,\nmean,3.5,\nstd,1.87,\nmin,1,\n25%,2.25,\nmax,6,`,
    { ...whole, lines: [1, 2, 3, 4, 5, 6], says: [/^The last 6 rows, from line 8 on, sum up the rows above them and were skipped/] },
  ],
  [
    'the lowest and the highest below the rows',
    `${table}\nMin,1,\nMax,6,`,
    { ...whole, says: [/^The last 2 rows, from line 8 on, sum up the rows above them and were skipped/] },
  ],
  ...['Max', 'Maximum', 'MAX:'].map((label): LineCase => [
    `${label} alone below several numbers`,
    `town,x,y\np,1,9\nq,5,3\nr,2,4\n${label},5,9`,
    { count: 3, says: [/^Line 5 sums up the rows above it and was skipped/] },
  ]),
  ['a minimum alone', 'town,x,y\np,1,9\nq,5,3\nr,2,4\nMin,1,3', { count: 3, says: [/^Line 5 sums up/] }],
  ['a deviation alone', 'town,x\np,1\nq,5\nr,2\nStd,2.08', { count: 3, says: [/^Line 5 sums up/] }],
  ['a count alone, in the first of columns of numbers', 'x,y\n1,9\n5,3\n2,4\n7,8\nCount,4', { count: 4, says: [/^Line 6 sums up/] }],
  ['a Max with other numbers is a row', 'name,x,y\nAnna,1,9\nBob,5,3\nEve,2,4\nMax,5,7', { count: 4 }],
  ['and so is one with a single number', 'name,x\nAnna,1\nBob,5\nEve,2\nMax,5', { count: 4 }],
  [
    'sums without a word beside them',
    'x,y,class\n1,9,p\n5,3,q\n2,4,p\n7,8,q\n4,1,p\n19,25,\n',
    { count: 6, says: [/^Line 7 holds the sums of the rows above it: it was read as a row/] },
  ],
  ['one sum is chance', 'x,y,class\n1,9,p\n5,3,q\n2,4,p\n7,8,q\n4,1,p\n19,24,\n', { count: 6 }],
  [
    'sums of groups among the rows',
    'zone,town,x\nA,p,5\nA,q,7\nA Total,,12\nB,r,4\nB,s,6\nB Total,,10\nC,t,3\nC,u,1\nC Total,,4\nD,v,8\nD,w,9\n',
    { count: 11, says: [/^3 lines, the first of them 4, are called totals and are among other rows/] },
  ],
  ['a total that is a class', 'kind,x\nTotal Eclipse,5\nEclipse,7\nTotal Eclipse,3\nEclipse,1\nEclipse,9\n', { count: 5 }],
  [
    'questions of a survey without ids',
    'StartDate,Status,Q1,Q2\nStart Date,Response Type,How old are you?,Which one?\n2024-01-01,IP Address,34,red\n2024-01-02,IP Address,51,blue\n2024-01-04,IP Address,29,red\n',
    { count: 3, first: ['2024-01-01', 'IP Address', '34', 'red'], says: [/^Line 2 describes the columns in words and was skipped/] },
  ],
  [
    'labels of variables',
    'id,inc,educ\nRespondent,Family income,Years of school\n1,100,12\n2,300,9\n3,200,16\n',
    { count: 3, says: [/^Line 2 describes the columns in words and was skipped/] },
  ],
  ['words for what is missing are a row', 'day,x,y\nnot known,not given,7\n2024-01-02,3,8\n2024-01-03,4,9\n2024-01-05,1,2\n', { count: 4 }],
  ['a Max who has the highest is a row', `${table}\nMax,6,light`, { names, count: 7 }],
  ['and so is one below an Anna', `${table}\nAnna,2,heavy\nMax,6,light`, { names, count: 8 }],
  [
    'statistics that are none',
    `${table}\nAverage,9,\nMedian,8,`,
    { names, count: 8, says: [/^Line 9 is called a total, but none of its numbers is one/] },
  ],
  ['blank lines between names and rows', `${header}\n\n${rows.join('\n\n')}\n`, whole],
];
