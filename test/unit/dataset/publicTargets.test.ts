import { expect, test } from 'vitest';
import { repeat, buildFrom, scatter, tableOf } from './buildFrom.ts';
import { readCsv } from '../../../src/csv/readCsv.ts';
import { chooseTarget } from '../../../src/dataset/columns/recipe/chooseTarget.ts';
import { describeColumns } from '../../../src/dataset/columns/describeColumns.ts';

// The column that people predict in well-known public tables is the one that is predicted by default.

/**
 * Content of the columns, by what stands behind the name: numbers, whole numbers, few of them (0 to 5), two values, one value in twenty
 * (rare), 0 and 1, three words, days.
 */
const cellOf: Readonly<Record<string, (row: number) => string>> = {
  n: (row) => ((row * 37.37) % 101).toFixed(2),
  w: (row) => String((row * row * 37) % 1009),
  f: (row) => String((row * 7) % 6),
  '2': (row) => ['no', 'yes'][(row * 5) % 2],
  r: (row) => (row % 20 === 7 ? '1' : '0'),
  b: (row) => String(row % 3 === 1 ? 1 : 0),
  '3': (row) => ['a', 'b', 'c'][row % 3],
  d: (row) => new Date(Date.UTC(2011, 0, 1 + row)).toISOString().slice(0, 10),
  t: (row) => `Some words ${row} about this one`,
};

function chosen(header: string): string {
  const columns = header.split(' ').map((column) => /^(.*):(.)$/.exec(column) ?? ['', column, 'n']);
  const rows = Array.from({ length: 120 }, (_, row) => columns.map(([, , kind], at) => cellOf[kind](row + at)).join());
  const table = readCsv([columns.map(([, name]) => name.replaceAll('~', ' ')).join(), ...rows].join('\n'));
  return chooseTarget(describeColumns(table), undefined).name;
}

test.each([
  // Numbers in the last place behind columns of two values.
  [
    'bike sharing, days',
    'instant:w dteday:d season:f yr:b mnth:w holiday:r weekday:f workingday:b weathersit:3 temp atemp hum windspeed casual:w registered:w cnt:w',
    'cnt',
  ],
  [
    'bike sharing, hours',
    'datetime:d season:f holiday:r workingday:b weather:3 temp atemp humidity windspeed casual:w registered:w count:w',
    'count',
  ],
  ['Boston', 'CRIM ZN INDUS CHAS:r NOX RM AGE DIS RAD:f TAX:w PTRATIO B LSTAT MEDV', 'MEDV'],
  ['insurance', 'age:w sex:2 bmi children:f smoker:2 region:3 charges', 'charges'],
  [
    'California',
    'longitude latitude housing_median_age total_rooms population households median_income median_house_value ocean_proximity:3',
    'median_house_value',
  ],
  ['Ames', 'Id:w MSZoning:3 LotArea:w Street:r CentralAir:r GrLivArea:w SaleCondition:3 SalePrice:w', 'SalePrice'],
  ['King County', 'id:w date:d price bedrooms:f sqft_living:w waterfront:r view:f grade:w lat long', 'price'],
  [
    'housing of Delhi',
    'price area bedrooms:f mainroad:2 guestroom:2 basement:2 hotwaterheating:r airconditioning:2 parking:f furnishingstatus:3',
    'price',
  ],
  [
    'used cars',
    'Car_Name:3 Year:w Selling_Price Present_Price Kms_Driven:w Fuel_Type:3 Seller_Type:2 Transmission:2 Owner:f',
    'Selling_Price',
  ],
  ['advertising', 'TV Radio Newspaper Sales', 'Sales'],
  ['professors', 'rank:3 discipline:2 yrs.since.phd:w yrs.service:w sex:2 salary:w', 'salary'],
  ['years and salary', 'YearsExperience Salary', 'Salary'],
  ['startups', 'R&D~Spend Administration Marketing~Spend State:3 Profit', 'Profit'],
  ['students', 'school:2 sex:2 age:w address:2 internet:2 romantic:2 absences:w G1:w G2:w G3:w', 'G3'],
  ['exams', 'gender:2 race/ethnicity:3 lunch:2 test~preparation~course:2 math~score:w reading~score:w writing~score:w', 'writing score'],
  ['Walmart', 'Store:f Date:d Holiday_Flag:r Temperature Fuel_Price CPI Unemployment Weekly_Sales', 'Weekly_Sales'],
  ['Rossmann', 'Store:w DayOfWeek:f Date:d Customers:w Open:r Promo:b StateHoliday:r SchoolHoliday:r Sales:w', 'Sales'],
  ['abalone', 'Sex:3 Length Diameter Height Whole~weight Shucked~weight Viscera~weight Shell~weight Rings:w', 'Rings'],
  ['concrete', 'cement slag ash water superplastic coarseagg fineagg age:w strength', 'strength'],
  ['energy efficiency', 'X1 X2 X3 X4 X5 X6:f X7 X8:f Y1 Y2', 'Y2'],
  ['diabetes of scikit-learn', 'age sex:2 bmi bp s1 s2 s3 s4 s5 s6 progression:w', 'progression'],
  ['forest fires', 'X:f Y:f month:3 day:3 FFMC DMC DC ISI temp RH:w wind rain area', 'area'],
  ['auto-mpg', 'mpg cylinders:f displacement horsepower:w weight:w acceleration model_year:w origin:3 car_name:t', 'mpg'],
  ['mtcars', 'mpg cyl:f disp hp:w drat wt qsec vs:b am:b gear:f carb:f', 'mpg'],
  ['tips', 'total_bill tip sex:2 smoker:2 day:3 time:2 size:f', 'tip'],
  ['wine quality, with the colour', 'type:2 fixed~acidity volatile~acidity citric~acid pH alcohol quality:f', 'quality'],
  ['wine quality, the colour last', 'fixed~acidity volatile~acidity citric~acid pH alcohol quality:f color:2', 'quality'],
  // One of two in some place.
  ['penguins', 'species:3 island:3 bill_length_mm bill_depth_mm flipper_length_mm:w body_mass_g:w sex:2 year:f', 'species'],
  ['iris', 'sepal_length sepal_width petal_length petal_width species:3', 'species'],
  ['iris of UCI', 'SepalLengthCm SepalWidthCm PetalLengthCm PetalWidthCm variety:3', 'variety'],
  ['Titanic', 'PassengerId:w Survived:b Pclass:f Name:t Sex:2 Age:w SibSp:f Parch:f Fare Embarked:3', 'Survived'],
  ['Titanic of seaborn', 'survived:b pclass:f sex:2 age:w fare class:3 who:3 adult_male:2 deck:3 alive:2 alone:2', 'survived'],
  ['spaceship', 'PassengerId:t HomePlanet:3 CryoSleep:2 Age:w VIP:r RoomService Name:t Transported:2', 'Transported'],
  ['Pima', 'Pregnancies:f Glucose:w BloodPressure:w Insulin:w BMI DiabetesPedigreeFunction Age:w Outcome:b', 'Outcome'],
  [
    'heart disease, indicators',
    'HeartDisease:2 BMI Smoking:2 AlcoholDrinking:r Stroke:r Sex:2 Asthma:r KidneyDisease:r SkinCancer:r',
    'HeartDisease',
  ],
  [
    'heart failure',
    'age:w anaemia:b diabetes:b ejection_fraction:w high_blood_pressure:b sex:b smoking:b time:w DEATH_EVENT:b',
    'DEATH_EVENT',
  ],
  ['stroke', 'id:w gender:2 age:w hypertension:r heart_disease:r ever_married:2 bmi smoking_status:3 stroke:r', 'stroke'],
  ['breast cancer', 'id:w diagnosis:2 radius_mean texture_mean perimeter_mean', 'diagnosis'],
  ['Telco', 'customerID:t gender:2 SeniorCitizen:b tenure:w Contract:3 MonthlyCharges TotalCharges Churn:2', 'Churn'],
  [
    'churn of a bank',
    'RowNumber:w CreditScore:w Geography:3 Gender:2 Age:w HasCrCard:b IsActiveMember:b EstimatedSalary Exited:b',
    'Exited',
  ],
  ['attrition', 'Age:w Attrition:2 BusinessTravel:3 DailyRate:w Gender:2 OverTime:2 TotalWorkingYears:w YearsAtCompany:w', 'Attrition'],
  [
    'people who left',
    'satisfaction_level last_evaluation number_project:f Work_accident:r left:b promotion_last_5years:r Department:3 salary:3',
    'left',
  ],
  ['adult', 'age:w workclass:3 education:3 marital-status:3 sex:2 capital-gain:w hours-per-week:w native-country:3 income:2', 'income'],
  ['mushrooms', 'class:2 cap-shape:3 cap-color:3 bruises:2 odor:3 gill-size:2 habitat:3', 'class'],
  ['credit cards', 'Time:w V1 V2 V3 Amount Class:r', 'Class'],
  ['PaySim', 'step:w type:3 amount nameOrig:t oldbalanceOrg newbalanceOrig isFraud:r isFlaggedFraud:r', 'isFraud'],
  [
    'credit of Taiwan',
    'ID:w LIMIT_BAL:w SEX:b EDUCATION:f AGE:w PAY_0:f BILL_AMT1:w default.payment.next.month:b',
    'default.payment.next.month',
  ],
  ['loans', 'Loan_ID:t Gender:2 Married:2 Education:2 ApplicantIncome:w Credit_History:r Property_Area:3 Loan_Status:2', 'Loan_Status'],
  ['bank marketing', 'age:w job:3 marital:3 default:r balance:w housing:2 loan:r duration:w poutcome:3 y:2', 'y'],
  ['hotel bookings', 'hotel:2 is_canceled:b lead_time:w adults:f meal:3 is_repeated_guest:r adr reservation_status_date:d', 'is_canceled'],
  ['SMS spam', 'v1:2 v2:t length:w', 'v1'],
  ['rain in Australia', 'Date:d Location:3 MinTemp MaxTemp Rainfall RainToday:2 RainTomorrow:2', 'RainTomorrow'],
  ['water', 'ph Hardness Solids Chloramines Sulfate Turbidity Potability:b', 'Potability'],
  ['social network ads', 'User~ID:w Gender:2 Age:w EstimatedSalary:w Purchased:b', 'Purchased'],
  ['glass', 'RI Na Mg Al Si K Ca Ba Fe Type:f', 'Type'],
  ['banknotes', 'variance skewness curtosis entropy class:b', 'class'],
  ['ionosphere', 'a01:r a02 a03 a04 class:2', 'class'],
  ['Howell', 'height weight age:w male:b', 'male'],
])('%s', (_, header, target) => {
  expect(chosen(header)).toBe(target);
});

test.each([
  ['the only question in the table', 'town:3 age:w bought_again:2 minutes_on_page', 'bought_again'],
  ['classes in front of their numbers', 'cultivar:3 alcohol malic ash proline', 'cultivar'],
  ['two values in front of their numbers', 'signal:2 m1 m2 m3', 'signal'],
  ['a place in the last column', 'rainy:r warm:2 windy:2 humid:2 lat lon', 'humid'],
  ['few whole numbers in the last place', 'smokes:2 height weight sick:2 drinks:2 visitors:f', 'drinks'],
  ['coordinates of whole numbers', 'x:f y:f size colour:2', 'colour'],
  ['a place that is called left', 'left right top bottom kind:2', 'kind'],
])('a two-valued column stays the answer: %s', (_, header, target) => {
  expect(chosen(header)).toBe(target);
});

test.each([
  ['days', ['2024-01-05', '', '2024-02-07', ''], true],
  ['sentences', Array.from({ length: 60 }, (_, row) => (row % 2 === 0 ? `They said ${row} times that it is too dear` : '')), true],
  ['days in every row', ['2024-01-05', '2024-02-07'], false],
])('what is filled in only if something happened says what to do to predict it: %s', (_, cells, isSaid) => {
  const build = () => buildFrom(tableOf({ x: scatter(60), left_on: repeat(cells, 60) }), { target: 'left_on' });
  const says =
    /"left_on" cannot be predicted: it holds [^.]*\. To predict whether it has a value, add a column that says yes or no to that\.$/;
  if (isSaid) expect(build).toThrow(says);
  else expect(build).toThrow(/"left_on" cannot be predicted: it holds dates; two or more values or numbers are needed\.$/);
});
