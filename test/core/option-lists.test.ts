import { describe, test } from '@jest/globals';
import { expectNothing, expectValues } from './forms.js';

describe('an option and its value as two elements', () => {
  test.each([
    ['mcp.json', '{"x":{"command":"npx","args":["-y","srv","--api-key","«D»"]}}'],
    ['mcp.json', '{\n  "args": [\n    "--api-key",\n    "«D»",\n    "--verbose"\n  ]\n}'],
    ['Dockerfile', 'CMD ["srv", "--port", "80", "--token", "«D»"]'],
    ['Dockerfile', 'CMD ["srv", "--token=«D»", "x"]'],
    ['pod.yml', 'args:\n  - --api-key\n  - «D»\n'],
    ['pod.yml', 'args:\n  - "--api-key" # ours\n  - "«D»"\n'],
    ['pod.yml', "args:\r\n- '--api-key'\r\n- '«D»'\r\n- x\r\n"],
    ['pod.yml', 'args: ["--api-key", "«D»", "--x"]'],
    ['pod.yml', 'args: [--api-key, «D»]'],
    ['pod.yml', 'args: [--port, 80, --api-key, «D», --x]'],
    ['a.toml', 'args = ["run", "--api-key", "«D»", "x"]'],
    ['a.js', "spawn('x', ['run', '--password', '«P»'])"],
    ['a.js', "spawn('x', [\n  '--password',\n  '«P»',\n])"],
    ['a.js', String.raw`const text = "[\"run\", \"--token\", \"«D»\", \"x\"]";`],
    ['a.py', "subprocess.run(['x', '--password', '«P»', 'y'])"],
    ['a.py', "subprocess.run([\n    'x',\n    '--db-password',\n    '«P»',\n    'y',\n])"],
    ['a.go', 'exec.Command("x", "--password", "«P»")'],
    ['a.rs', 'Command::new("x").arg("--password").arg("«P»")'],
    ['a.rs', 'Command::new("x")\n    .arg("--password")\n    .arg("«P»")'],
    ['a.cs', 'info.ArgumentList.Add("--password");\ninfo.ArgumentList.Add("«P»");'],
    ['a.rb', "system('x', '--password', '«P»')"],
    ['A.java', 'new ProcessBuilder("x", "--password", "«P»")'],
  ])('%s: %s', (path, text) => expectValues(path, text));

  test.each([
    ['a.py', "parser.add_argument('--api-key', '-k')"],
    ['a.py', "@click.option('--api-key', '«D»')"],
    ['a.js', "program.option('-t, --token', '«D»')"],
    ['a.js', "spawn('x', ['--password', '--«P»'])"],
    ['a.js', "spawn('x', ['--password', process.env.PASSWORD, '«P»'])"],
    ['a.js', "spawn('x', ['--token', '${TOKEN}', 'x'])"],
    ['a.js', "spawn('x', ['--token', 'your-token', 'x'])"],
    ['a.js', "const names = ['--password', 'password', '--token', 'token'];"],
    ['pod.yml', 'args:\n  - --api-key\n  - $(API_KEY)\n'],
    ['pod.yml', 'args:\n  - --api-key\n  - --«D»\n'],
    ['pod.yml', 'args: [--api-key, $(API_KEY), «D»]'],
    ['README.md', 'Pass --token, then «D» is printed.'],
    ['a.md', 'Use the options --password, k7Zq81xQw4 and so on.'],
  ])('and not %s: %s', (path, text) => expectNothing(path, text));
});

describe('an option on a continued line', () => {
  test.each([
    ['run.sh', 'tool --token \\\n  «D» \\\n  --x'],
    ['run.sh', 'tool --token \\\n  "«D»"'],
    ['run.sh', 'tool --token \\\r\n  «D»\r\n'],
    ['run.ps1', 'Connect-Shop `\n  -Password `\n  "«P»"'],
    ['run.cmd', 'tool --token ^\r\n  «D»'],
    ['a.md', 'Run `tool --token \\\n «D»`'],
    ['deploy.yml', 'run: |\n  tool \\\n    --token \\\n    «D»\n'],
  ])('%s: %s', (path, text) => expectValues(path, text));

  test.each([
    ['run.sh', 'tool --token \\\n  "$TOKEN"'],
    ['run.sh', 'tool --token \\\n  --name «D»'],
    ['run.sh', 'tool --token\n«D»'],
  ])('and not %s: %s', (path, text) => expectNothing(path, text));
});

describe('properties and typed constants', () => {
  test.each([
    ['run.sh', 'mvn -Dsonar.login=«D» verify'],
    ['sonar-project.properties', 'sonar.login=«D»'],
    ['run.cmd', 'dotnet sonarscanner begin /k:shop /d:sonar.login="«D»"'],
    ['run.sh', 'java -Djavax.net.ssl.keyStorePassword=«P» -jar a.jar'],
    ['a.gradle', String.raw`buildConfigField "String", "API_KEY", "\"«D»\""`],
    ['a.gradle', `buildConfigField 'String', 'API_KEY', '"«D»"'`],
    ['a.gradle.kts', String.raw`buildConfigField("String", "API_KEY", "\"«D»\"")`],
    ['a.gradle', "resValue 'string', 'api_key', '«D»'"],
    ['a.gradle.kts', 'resValue("string", "client_token", "«D»")'],
    ['a.gradle', 'manifestPlaceholders = [API_KEY: "«D»"]'],
    ['A.java', 'props.put("db.password", "«P»");'],
    ['A.java', 'System.setProperty("javax.net.ssl.keyStorePassword", "«P»");'],
    ['a.c', 'putenv("DB_PASSWORD=«P»");'],
    ['a.py', "os.environ['DB_PASSWORD'] = '«P»'"],
  ])('%s: %s', (path, text) => expectValues(path, text));

  test.each([
    ['run.sh', 'mvn -Dsonar.login=$SONAR_TOKEN verify'],
    ['a.gradle', String.raw`buildConfigField "String", "API_KEY", "\"${'$'}{apiKey}\""`],
    ['a.gradle', "buildConfigField 'String', 'VERSION_NAME', '\"«D»\"'"],
    ['a.js', 'const html = \'<b>"Password"</b>\';'],
    ['run.sh', 'echo <password> | passwd'],
    ['run.sh', 'apksigner sign --ks-pass pass:<password>'],
  ])('and not %s: %s', (path, text) => expectNothing(path, text));
});
