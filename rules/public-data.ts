import { assigned, type Rule } from '../src/core/rule.js';
import { base62, base64url, hexLower } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'scoped' } as const;
const apiUmbrella = { how: 'Ask for another key and have the old one disabled', url: 'https://api.data.gov/contact/' };

/** Weather, news and authorities' data; formats from the providers' docs and from values in use. */
export const publicData: readonly Rule[] = [
  assigned({
    ...facts,
    id: 'openweather-api-key',
    provider: 'OpenWeather',
    title: 'API key',
    context: [
      'openweather',
      'open_weather',
      'openweathermap',
      'open_weather_map',
      'owm_api_key',
      'owm_key',
      'owm_appid',
      'pyowm',
    ],
    shape: hexLower(32),
    entropy: 3,
    env: 'OPENWEATHER_API_KEY',
    rotate: { how: 'Delete it in the account under My API keys', url: 'https://home.openweathermap.org/api_keys' },
    verify: askByGet('https://api.openweathermap.org/data/2.5/weather?q=London', 'query appid'),
  }),
  assigned({
    ...facts,
    id: 'weatherstack-api-key',
    provider: 'weatherstack',
    title: 'access key',
    context: ['weatherstack', 'weather_stack'],
    shape: hexLower(32),
    entropy: 3,
    env: 'WEATHERSTACK_API_KEY',
    rotate: { how: 'Reset it in the dashboard', url: 'https://weatherstack.com/dashboard' },
  }),
  assigned({
    ...facts,
    id: 'nasa-api-key',
    provider: 'NASA',
    title: 'API key',
    context: ['nasa_api_key', 'nasa_key', 'nasa_token', 'nasa_gov'],
    shape: base62(40),
    entropy: 4,
    env: 'NASA_API_KEY',
    rotate: apiUmbrella,
    dummies: ['791e5ab224e76c86'],
  }),
  assigned({
    ...facts,
    id: 'datagov-api-key',
    provider: 'data.gov',
    title: 'API key',
    context: ['data_gov', 'datagov'],
    shape: base62(40),
    entropy: 4,
    env: 'DATA_GOV_API_KEY',
    rotate: apiUmbrella,
    dummies: ['791e5ab224e76c86'],
  }),
  assigned({
    ...facts,
    id: 'nytimes-api-key',
    provider: 'New York Times',
    title: 'API key',
    context: ['nytimes_api_key', 'nytimes_key', 'nyt_api_key', 'nyt_key', 'new_york_times_key', 'nytimes_com'],
    shape: base64url(32),
    entropy: 3.7,
    env: 'NYT_API_KEY',
    rotate: { how: 'Delete the key in the app under Apps', url: 'https://developer.nytimes.com/my-apps' },
  }),
  assigned({
    ...facts,
    id: 'newsapi-key',
    provider: 'NewsAPI',
    title: 'API key',
    context: ['newsapi', 'news_api'],
    shape: hexLower(32),
    entropy: 3,
    env: 'NEWS_API_KEY',
    rotate: { how: 'Regenerate it in the account', url: 'https://newsapi.org/account' },
  }),
];
