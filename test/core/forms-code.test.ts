import { describe, test } from '@jest/globals';
import { expectNothing, expectValues } from './forms.js';

describe('raw strings', () => {
  test.each([
    ['a.rs', 'let password = r"«P»";'],
    ['a.rs', 'let password = r#"«P»"#;'],
    ['a.rs', 'let password = String::from(r##"«P»"##);'],
    ['a.rs', 'const TOKEN: &[u8] = br#"«D»"#;'],
    ['a.swift', 'let password = #"«P»"#'],
    ['a.cpp', 'std::string password = R"(«P»)";'],
    ['a.cpp', 'auto password = std::string(u8R"x(«P»)x");'],
    ['a.cpp', 'const wchar_t* password = L"«P»";'],
    ['a.lua', 'local password = [[«P»]]'],
    ['a.lua', 'local password = [==[«P»]==]'],
    ['a.pl', 'my $password = q{«P»};'],
    ['a.pl', 'my $password = qq(«P»);'],
    ['a.pl', 'my $password = q/«P»/;'],
    ['a.rb', 'password = %q(«P»)'],
    ['a.rb', 'password = %{«P»}'],
    ['a.ex', 'password = ~s(«P»)'],
    ['a.py', "password = rb'«P»'"],
    ['a.py', 'password = f"«P»"'],
    ['a.py', "password = '''«P»'''"],
    ['a.py', 'password = """\n«P»\n"""'],
    ['a.cs', 'var password = @"«P»";'],
    ['a.cs', 'var password = """"«P»"""";'],
    ['a.kt', 'val password = """«P»"""'],
    ['A.java', 'String password = """\n    «P»\n    """;'],
    ['a.scala', 'val password = raw"«P»"'],
    ['a.go', 'password := `«P»`'],
    ['a.js', 'const password = String.raw`«P»`'],
    ['a.sql', "SET @password = N'«P»';"],
    ['a.R', 'password <- "«P»"'],
    ['a.R', 'api_token <<- r"(«D»)"'],
  ])('%s: %j', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['a.rs', 'let password = r"\\d+[a-z]";'],
    ['a.rs', 'let token = r#"<a href="x9">"#;'],
    ['a.lua', 'local password = [[enter your password]]'],
    ['a.js', 'const secret = [[a1b2c3d4e5, f6g7h8i9j0]];'],
    ['a.pl', 'my $password = q{};'],
    ['a.pl', 'my $token = qw(a b c);'],
    ['a.js', 'const password = q(user.password9);'],
    ['a.R', 'password <- readline("Password: ")'],
    ['a.go', 'token <- "stop"'],
    ['a.c', 'if (password <-1) x();'],
  ])('and not %s: %j', (path, text) => expectNothing(path, `${text}\n`));
});

describe('heredocs', () => {
  test.each([
    ['a.sh', 'PASSWORD=$(cat <<EOF\n«P»\nEOF\n)\n'],
    ['a.sh', "read -r PASSWORD <<'EOF'\n«P»\nEOF\n"],
    ['a.sh', 'cat > password.txt <<EOF\n«P»\nEOF\n'],
    ['a.sh', "cat <<'EOF' > secrets/db_password\n«P»\nEOF\n"],
    ['a.sh', 'cat <<-EOF > "$HOME/.db_password"\n\t«P»\n\tEOF\n'],
    ['a.php', '$password = <<<EOT\n«P»\nEOT;\n'],
    ['a.php', "$password = <<<'EOT'\n«P»\nEOT;\n"],
    ['a.rb', 'password = <<~EOS\n  «P»\nEOS\n'],
    ['a.rb', 'password = <<~EOS.strip\n  «P»\nEOS\n'],
    ['a.pl', "my $password = <<'END';\n«P»\nEND\n"],
    ['a.tf', '  password = <<EOF\n«P»\nEOF\n'],
  ])('%s: %j', (path, text) => expectValues(path, text));

  test.each([
    ['a.sh', 'cat > password.txt <<EOF\n$DB_PASSWORD\nEOF\n'],
    ['a.sh', 'PASSWORD=$(cat <<EOF\n$(pass show x)\nEOF\n)\n'],
    ['a.sh', 'cat > password.md <<EOF\nHow to choose\none: «P»\nEOF\n'],
    ['a.sh', 'cat <<EOF > motd\n«P»\nEOF\n'],
    ['a.php', '$password = <<<EOT\n{$pw}\nEOT;\n'],
  ])('and not %s: %j', (path, text) => expectNothing(path, text));
});

describe('calls that connect to a database', () => {
  test.each([
    ['A.java', 'DriverManager.getConnection(url, "joe", "«P»");'],
    ['A.java', 'DriverManager.getConnection("jdbc:mysql://db.corp.net/shop", user,\n    "«P»");'],
    ['a.php', "$db = new PDO($dsn, 'joe', '«P»');"],
    ['a.php', "$db = new \\PDO('mysql:host=db;dbname=shop', 'joe', '«P»', [PDO::X => 1]);"],
    ['a.php', "$db = mysqli_connect('db.corp.net', 'joe', '«P»', 'shop');"],
    ['a.php', '$db = new mysqli("db.corp.net", "joe", "«P»");'],
    ['a.pl', "my $db = DBI->connect($dsn, 'joe', '«P»');"],
  ])('%s: %s', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['A.java', 'DriverManager.getConnection(url, user, password);'],
    ['A.java', 'DriverManager.getConnection(url, "sa", "");'],
    ['A.java', 'DriverManager.getConnection(url, "root", "password");'],
    ['a.php', "new PDO($dsn, getenv('U'), getenv('P'));"],
    ['a.php', 'new PDO($dsn, $user, "$password9");'],
    ['a.php', "mysqli_connect('localhost', 'root', '', 'shop9database');"],
  ])('and not %s: %s', (path, text) => expectNothing(path, `${text}\n`));
});

describe('a password that begins with a dollar sign and a letter', () => {
  test.each([
    ['a.sh', "PASSWORD='«$»'"],
    ['a.php', "$password = '«$»';"],
    ['a.rb', "password = '«$»'"],
    ['a.pl', "my $password = '«$»';"],
    ['a.py', 'password = "«$»"'],
    ['a.js', "const password = '«$»';"],
    ['A.java', 'String password = "«$»";'],
    ['a.yml', 'password: «$»'],
    ['a.json', '{"password": "«$»"}'],
    ['.env.production', 'DB_PASSWORD=«$»'],
  ])('%s: %s', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['a.sh', 'PASSWORD="$DB_PASSWORD"'],
    ['a.sh', 'PASSWORD=$db_password'],
    ['a.sh', 'PASSWORD="$k8s_pw7x9q"'],
    ['a.sh', 'PASSWORD="«$»"'],
    ['a.php', '$password = "$k8s_pw7x9q";'],
    ['a.yml', 'password: $DB_PASSWORD'],
    ['a.yml', 'password: $K8S_DB_PW'],
    ['a.yml', 'password: $dbPassword'],
    ['a.yml', 'secret: "$MY_SECRET-x9"'],
    ['a.js', "const x = { password: '$DB_PASSWORD', token: '$secrets.db.password2' };"],
    ['a.json', '{"password": "$db_password", "token": "$TOKEN/x1"}'],
  ])('is a variable in %s: %s', (path, text) => expectNothing(path, `${text}\n`));
});
