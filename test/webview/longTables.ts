import { createRandom } from '../../src/random.ts';

/** Names that begin and end alike, in two languages, and answers that are sentences: 14 columns of numbers, one of categories. */
export function gardenTable(): string {
  const random = createRandom(23);
  const english = Array.from(
    { length: 7 },
    (_, i) => `average_temperature_of_the_${i % 2 ? 'southern' : 'northern'}_greenhouse_sensor_${i + 1}_°C`,
  );
  const korean = Array.from({ length: 7 }, (_, i) => `남쪽 온실 제${i + 1}번 센서의 하루 평균 습도 (오전)`);
  const lines = Array.from({ length: 160 }, () => {
    const numbers = Array.from({ length: 14 }, () => random.nextFloat() * 40);
    const kind = random.nextFloat() < 0.5 ? 'tomato (greenhouse variety)' : '파프리카 (온실 품종)';
    const sum = numbers[0] * 0.7 + numbers[9] * 0.9 - numbers[3] * 0.5 + (random.nextFloat() - 0.5) * 24;
    return [
      ...numbers.map((number) => number.toFixed(1)),
      kind,
      sum > 21 ? 'good harvest (more than 20 kg)' : 'poor harvest (20 kg at most)',
    ];
  });
  const names = [...english, ...korean, 'variety that was planted in this bed', 'harvest of the bed'];
  return [names, ...lines].map((cells) => cells.join(',')).join('\n');
}

/** 25 classes with names of two languages, from four columns. */
export function regionsTable(): string {
  const random = createRandom(31);
  const near = (value: number, by: number) => value + (random.nextFloat() - 0.5) * by;
  const names = ['서울특별시', '세종특별자치시', 'North Chungcheong', 'South Chungcheong', 'Gyeonggi-do North'];
  const lines = Array.from({ length: 500 }, (_, i) => {
    const place = i % 25;
    const name = `${names[place % 5]} ${['A', 'B', 'C', 'D', 'E'][Math.floor(place / 5)]}`;
    const cells = [near(126 + (place % 5) * 0.8, 0.5).toFixed(4), near(33 + Math.floor(place / 5) * 0.9, 0.5).toFixed(4)];
    return [...cells, near(place * 10, 40).toFixed(0), ['coast', 'inland', 'mountain'][place % 3], name].join(',');
  });
  return ['longitude,latitude,elevation (m),terrain,행정구역', ...lines].join('\n');
}

/** A date and a duration, and a duration to predict: hours of running. */
export function racesTable(): string {
  const random = createRandom(37);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const lines = Array.from({ length: 140 }, () => {
    const [day, warmUp] = [random.nextFloat() * 1000, 300 + random.nextFloat() * 2400];
    const seconds = 13_500 - day * 2.2 + warmUp * 0.8 + (random.nextFloat() - 0.5) * 600;
    const date = new Date(Date.UTC(2021, 2, 1) + day * 86_400_000).toISOString().slice(0, 10);
    return `${date},${Math.floor(warmUp / 60)}:${two(warmUp % 60)},${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  });
  return ['race day,warm-up (mm:ss),finish time', ...lines].join('\n');
}

/** Numbers about 1e-9. */
export function capacitorsTable(): string {
  const random = createRandom(41);
  const lines = Array.from({ length: 140 }, () => {
    const [area, gap] = [1 + random.nextFloat() * 20, 0.1 + random.nextFloat() * 0.9];
    const farads = (1.8e-11 * area) / gap + (random.nextFloat() - 0.5) * 2e-11;
    return `${area.toFixed(2)},${gap.toFixed(3)},${farads.toExponential(3)}`;
  });
  return ['plate area (cm²),gap (mm),capacitance (F)', ...lines].join('\n');
}
