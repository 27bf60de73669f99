/** C99 helper functions, each with those that it needs before it. */
export const cHelpers = {
  network: String.raw`static inline double scaled(double value, double offset, double scale) {
  /* An input as the network takes it: within bounds, in 32 bits. */
  return (float)fmin(fmax((value - offset) / scale, -1e15), 1e15);
}
static inline double relu(double x) { return x <= 0.0 ? 0.0 : x; }
static inline double leaky_relu(double x) { return x < 0.0 ? 0.2 * x : x; }
static inline double elu(double x) { return x < 0.0 ? exp(x) - 1.0 : x; }
static inline double gelu(double x) { return 0.5 * x * (1.0 + erf(x * 0.7071067811865476)); }
static inline double sigmoid(double x) { return 1.0 / (1.0 + exp(-x)); }`,
  text: String.raw`/* The text of a cell without the spaces around it, and with single ones in it. */
static inline void copy_cell(const char *cell, char text[CELL_SIZE]) {
  size_t length = 0;
  if (cell == NULL) cell = "";
  for (; *cell != '\0' && length < CELL_SIZE - 1; cell++) {
    int is_space = strchr(" \t\r\n\v\f", *cell) != NULL;
    if (!is_space) text[length++] = *cell;
    else if (length > 0 && text[length - 1] != ' ') text[length++] = ' ';
  }
  while (length > 0 && text[length - 1] == ' ') length--;
  text[length] = '\0';
}

static inline void small_letters(const char *text, char small[CELL_SIZE]) {
  size_t i;
  for (i = 0; text[i] != '\0'; i++) small[i] = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) : text[i];
  small[i] = '\0';
}

/* The index of a text in a list that ends with NULL; -1 if it is not there. */
static inline int place_of(const char *text, const char *const list[]) {
  for (int i = 0; list[i] != NULL; i++) if (strcmp(list[i], text) == 0) return i;
  return -1;
}

/* Parses a plain number; NAN for anything else. */
static inline double plain_number(const char *text) {
  char *end;
  double value;
  if (text[0] == '\0' || text[strspn(text, "0123456789+-.eE")] != '\0') return NAN;
  value = strtod(text, &end);
  return *end == '\0' && isfinite(value) ? value : NAN;
}

static inline int has_mark(const char *text, const char *const exact[], const char *const any_case[], const char *const values[]) {
  char small[CELL_SIZE];
  small_letters(text, small);
  if (text[0] == '\0' || place_of(text, exact) >= 0) return 1;
  return place_of(small, any_case) >= 0 && place_of(text, values) < 0;
}`,
  number: String.raw`/* The number that a cell holds, its unit and the marks between thousands set aside; NAN for anything else. */
static inline double number_of(const char *cell, char decimal, const char *const units[]) {
  char text[CELL_SIZE], digits[CELL_SIZE];
  size_t start = 0, length, used = 0;
  int is_negative = 0;
  double value;
  copy_cell(cell, text);
  value = plain_number(text);
  if (!isnan(value)) return value;
  length = strlen(text);
  for (int i = 0; units[i] != NULL; i++) {
    size_t size = strlen(units[i]);
    if (length >= size && memcmp(text + length - size, units[i], size) == 0) length -= size;
    if (length - start >= size && memcmp(text + start, units[i], size) == 0) start += size;
  }
  if (length > start + 1 && text[start] == '(' && text[length - 1] == ')') { is_negative = 1; start++; length--; }
  for (size_t i = start; i < length; i++) {
    char c = text[i];
    if (c == ' ' || c == '\'' || (c == ',' && decimal == '.') || (c == '.' && decimal == ',')) continue;
    digits[used++] = c == ',' ? '.' : c;
  }
  digits[used] = '\0';
  value = plain_number(digits);
  return is_negative ? -value : value;
}`,
  duration: String.raw`/* The seconds of a duration such as 1:23:45, or of a bare number. */
static inline double seconds_of(const char *cell, int has_hours) {
  char text[CELL_SIZE];
  double parts[3], value;
  int count = 0, is_negative;
  copy_cell(cell, text);
  value = plain_number(text);
  if (!isnan(value)) return value;
  is_negative = text[0] == '-';
  for (char *part = text + is_negative; part != NULL && count < 3; count++) {
    char *colon = strchr(part, ':');
    if (colon != NULL) *colon = '\0';
    parts[count] = plain_number(part);
    part = colon == NULL ? NULL : colon + 1;
  }
  if (count < 2) return NAN;
  value = count == 3 ? (parts[0] * 60.0 + parts[1]) * 60.0 + parts[2] : (parts[0] * 60.0 + parts[1]) * (has_hours ? 60.0 : 1.0);
  return is_negative ? -value : value;
}`,
  date: String.raw`#define DAY 86400000.0

static inline double days_of(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year;
  return y * 365.0 + y / 4 - y / 100 + y / 400 + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1 - 719468;
}

/* Milliseconds since midnight of 14:22, 14:22:30 or 14:22:30.5. */
static inline double time_of(const char *text) {
  int hour, minute, used = 0;
  double second = 0.0;
  if (sscanf(text, "%2d:%2d%n", &hour, &minute, &used) != 2 || used == 0) return NAN;
  text += used;
  if (*text == ':') {
    char *end;
    second = strtod(text + 1, &end);
    text = end;
  }
  if (*text == 'Z' || *text == 'z') text++;
  if (*text != '\0' || hour > 24 || minute > 59 || second >= 60.0) return NAN;
  if (hour == 24 && (minute > 0 || second > 0.0)) return NAN;
  return (hour * 60.0 + minute) * 60000.0 + floor(second * 1000.0 + 1e-6);
}

/* Milliseconds since 1970 of a date in digits, with its parts in this order ("ymd", "dmy", "mdy", "yymd", "time", "dmy1930"); NAN for anything else. */
static inline double date_of(const char *cell, const char *order) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  char text[CELL_SIZE], mark, other;
  int parts[3], digits, used = 0, year, month, day, is_leap;
  double time;
  copy_cell(cell, text);
  if (strcmp(order, "time") == 0) {
    time = time_of(text);
    return time == DAY ? 0.0 : time;
  }
  digits = (int)strspn(text, "0123456789");
  if (sscanf(text, "%d%c%d%c%d%n", &parts[0], &mark, &parts[1], &other, &parts[2], &used) != 5 || mark != other) return NAN;
  if (strchr("-/.", mark) == NULL) return NAN;
  if (digits == 4 || strncmp(order, "yymd", 4) == 0) { year = parts[0]; month = parts[1]; day = parts[2]; }
  else if (strncmp(order, "dmy", 3) == 0) { day = parts[0]; month = parts[1]; year = parts[2]; }
  else if (strncmp(order, "mdy", 3) == 0) { month = parts[0]; day = parts[1]; year = parts[2]; }
  else return NAN;
  if (year < 100 && digits != 4) year += year < (strstr(order, "1930") ? 30 : 69) ? 2000 : 1900;
  if (year >= 2401 && year <= 2650) year -= 543; /* of the Buddhist era */
  is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1] + (month == 2 && is_leap)) return NAN;
  time = 0.0;
  if (text[used] != '\0') {
    if (text[used] != 'T' && text[used] != ' ') return NAN;
    time = time_of(text + used + 1);
  }
  return days_of(year, month, day) * DAY + time;
}

static inline double turn_of_day(double time) { return time / DAY - floor(time / DAY); }
static inline double turn_of_week(double time) { return (time / DAY + 3.0) / 7.0; }
static inline double turn_of_year(double time) {
  int year = 1970 + (int)floor(time / DAY / 365.2425);
  while (days_of(year, 1, 1) > time / DAY) year--;
  while (days_of(year + 1, 1, 1) <= time / DAY) year++;
  return (time / DAY - days_of(year, 1, 1)) / (days_of(year + 1, 1, 1) - days_of(year, 1, 1));
}
static inline double sine(double turn) { return sin(6.283185307179586 * turn); }
static inline double cosine(double turn) { return cos(6.283185307179586 * turn); }`,
} as const;

const keywords =
  'auto break case char const continue default do double else enum extern float for goto if inline int long register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false null nan main predict prediction cell row sum sums outputs output value values probabilities largest total day scaled relu leaky_relu elu gelu sigmoid tanh erf exp fmin fmax floor sin cos sine cosine text number_of seconds_of date_of time_of days_of category place_of has_mark plain_number copy_cell small_letters turn_of_day turn_of_week turn_of_year y0 y1 yn j0 j1 jn gamma index time log pow abs round ceil div exit free malloc rand signal stdin stdout stderr errno unix linux isnan isfinite strlen strcmp';

/** Names that variables of the code must not have: C's keywords and functions of the included headers. */
export const cReserved: readonly string[] = keywords.split(' ');
