import type { Rule } from '../src/core/rule.js';
import { call } from '../src/core/usage/rule.js';

const facts = { provider: 'Any', privilege: 'broad' } as const;
const secretsSheet = 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html';

const usagesOf = (heads: readonly string[], parameters: string): readonly string[] =>
  heads.map((head) => `${head}(${parameters})`);

/** Secrets whose place among the arguments of a well-known call says what they are. */
export const callArguments: readonly Rule[] = [
  call({
    ...facts,
    id: 'login-call-password',
    title: 'password of a call that signs in',
    says: 'password',
    usages: [
      // Clients of mail, files, shells and chats.
      ...usagesOf(['.login', '.Login', '.authenticate', '.Authenticate', '->login', '->authenticate'], '_, $'),
      ...usagesOf(['.sign_in', '.signIn', '.logIn', '.auth_login', '.user_login'], '_, $'),
      ...usagesOf(
        ['FTP', 'FTP_TLS', 'ftplib.FTP', 'ftp_login', 'ssh2_auth_password', 'ldap_bind', 'imap_open'],
        '_, _, $',
      ),
      ...usagesOf(['smtp.PlainAuth', 'sasl.NewPlainClient', 'userauth_password'], '_, _, $'),
      ...usagesOf(
        ['smtp.CRAMMD5Auth', 'LoginAuth', 'auth_password', 'authPassword', 'authenticateWithPassword'],
        '_, $',
      ),
      ...usagesOf(['ssh.Password', '.pass_', 'client.AUTH', 'jedis.auth'], '$'),
      ...usagesOf(['ssh.connect', 'ssh_client.connect', 'client.connect', 'transport.connect'], '_, _, _, $'),
      ...usagesOf(['.simple_bind_s', '.simple_bind', '.bind_s', 'ldap.initialize'], '_, $'),
      ...usagesOf(['.setCredentials', '.SetCredentials', '.withCredentials', '.set_credentials'], '_, $'),
      ...usagesOf(['.signInWithEmailAndPassword', '.createUserWithEmailAndPassword'], '_, $'),
      ...usagesOf(['signInWithEmailAndPassword', 'createUserWithEmailAndPassword'], '_, _, $'),
      ...usagesOf(['jenkins.Jenkins', 'Jenkins'], '_, _, $'),
      ...usagesOf(['gspread.login', 'Github', 'InstagramAPI', 'instaloader.login', 'robin_stocks.login'], '_, $'),
    ],
    rotate: {
      how: 'Change the password, and read it from the environment where the program signs in',
      url: secretsSheet,
    },
    source: 'observed',
  }),
  call({
    ...facts,
    id: 'signing-call-key',
    title: 'key of a call that signs or encrypts',
    says: 'password',
    usages: [
      // Web tokens.
      ...usagesOf(
        ['jwt.sign', 'jwt.verify', 'jwt.encode', 'jwt.decode', 'jsonwebtoken.sign', 'jsonwebtoken.verify'],
        '_, $',
      ),
      ...usagesOf(['JWT.encode', 'JWT.decode', 'JWT::encode', 'JWT::decode', 'jws.sign', 'jws.verify'], '_, $'),
      ...usagesOf(['.signWith', '.setSigningKey', '.verifyWith', 'hmacShaKeyFor', 'SymmetricSecurityKey'], '$'),
      ...usagesOf(['.signWith'], '_, $'),
      ...usagesOf(
        ['HMAC256', 'HMAC384', 'HMAC512', 'HMACSHA1', 'HMACSHA256', 'HMACSHA384', 'HMACSHA512', 'HMACMD5'],
        '$',
      ),
      // Ciphers and message codes.
      ...usagesOf(
        ['SecretKeySpec', 'PBEKeySpec', 'DESKeySpec', 'DESedeKeySpec', 'KeyParameter', 'createSecretKey'],
        '$',
      ),
      ...usagesOf(['createHmac', 'createCipheriv', 'createDecipheriv', 'createCipher', 'createDecipher'], '_, $'),
      ...usagesOf(['hmac.new', 'HMAC.new', 'AES.new', 'DES.new', 'DES3.new', 'Blowfish.new', 'ARC4.new'], '$'),
      ...usagesOf(
        ['Fernet', 'AESGCM', 'ChaCha20Poly1305', 'SecretBox', 'aes.NewCipher', 'des.NewCipher', 'rc4.NewCipher'],
        '$',
      ),
      ...usagesOf(['hmac.New'], '_, $'),
      ...usagesOf(
        ['AES.encrypt', 'AES.decrypt', 'DES.encrypt', 'DES.decrypt', 'TripleDES.encrypt', 'TripleDES.decrypt'],
        '_, $',
      ),
      ...usagesOf(
        ['HmacSHA1', 'HmacSHA256', 'HmacSHA384', 'HmacSHA512', 'HmacMD5', 'Rabbit.encrypt', 'Rabbit.decrypt'],
        '_, $',
      ),
      ...usagesOf(['openssl_encrypt', 'openssl_decrypt', 'hash_hmac'], '_, _, $'),
      ...usagesOf(['mcrypt_encrypt', 'mcrypt_decrypt', 'sodium_crypto_secretbox'], '_, $'),
      ...usagesOf(['HMAC.hexdigest', 'HMAC.digest', 'HMAC.base64digest'], '_, $'),
      ...usagesOf(
        [
          'MessageEncryptor.new',
          'MessageVerifier.new',
          'Cryptr',
          'SimpleCrypto',
          'Encryptors.text',
          'Encryptors.delux',
        ],
        '$',
      ),
      ...usagesOf(['sjcl.encrypt', 'sjcl.decrypt', 'AesCrypt.encrypt', 'pgp_sym_encrypt'], '$'),
      // Sessions and cookies.
      ...usagesOf(
        ['cookieParser', 'sessions.NewCookieStore', 'cookie.NewStore', 'memstore.NewStore', 'csrf.Protect'],
        '$',
      ),
      ...usagesOf(
        ['URLSafeTimedSerializer', 'URLSafeSerializer', 'TimedJSONWebSignatureSerializer', 'TimestampSigner'],
        '$',
      ),
      ...usagesOf(
        ['JSONWebSignatureSerializer', 'securecookie.New', 'itsdangerous.Signer', 'Iron.seal', 'Iron.unseal'],
        '$',
      ),
      ...usagesOf(['cookie.sign', 'cookie.unsign', 'signature.sign', 'signature.unsign'], '_, $'),
    ],
    rotate: {
      how: 'Make another key, accept the old one as long as what it signed or encrypted is needed, and read both from the environment',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html',
    },
    source: 'observed',
  }),
  call({
    ...facts,
    id: 'client-call-token',
    title: 'token of a client',
    says: 'token',
    privilege: 'unknown',
    usages: [
      ...usagesOf(
        ['Client', 'Api', 'API', 'Bot', 'Telegraf', 'TelegramBot', 'TeleBot', 'WebClient', 'SlackClient'],
        '$',
      ),
      ...usagesOf(
        ['Github', 'GitHub', 'Dropbox', 'Airtable', 'Mailchimp', 'MailChimp', 'SendGridAPIClient', 'Postmark'],
        '$',
      ),
      ...usagesOf(['ServerClient', 'PostmarkClient', 'AzureKeyCredential', 'CognitiveServicesCredentials'], '$'),
      ...usagesOf(
        ['ApiKeyServiceClientCredentials', 'TokenAuth', 'TokenAuthentication', 'BearerTokenAuth', 'AccessToken'],
        '$',
      ),
      ...usagesOf(['Rollbar.init', 'rollbar.init', 'Honeybadger.init', 'mixpanel.init', 'Mixpanel.init'], '$'),
      ...usagesOf(
        ['Client', 'Twilio', 'twilio', 'Gitlab', 'gitlab.Gitlab', 'algoliasearch', 'MeiliSearch', 'createClient'],
        '_, $',
      ),
      ...usagesOf(['StorageSharedKeyCredential', 'SharedKeyCredential', 'CosmosClient', 'StorageCredentials'], '_, $'),
      ...usagesOf(['BasicAWSCredentials', 'AwsBasicCredentials.create', 'AWS.Credentials', 'AWSCredentials'], '_, $'),
      ...usagesOf(
        ['NewStaticCredentials', 'NewStaticCredentialsProvider', 'NewStaticV4', 'OAuthHandler', 'OAuth1Handler'],
        '_, $',
      ),
      ...usagesOf(['set_access_token', 'OAuth1', 'OAuth1Session', 'OAuth2Session', 'ClientCredential'], '_, $'),
      ...usagesOf(['OAuth1', 'OAuth1Session', 'OAuth1Handler'], '_, _, _, $'),
      ...usagesOf(['ClientSecretCredential', 'Pusher', 'pusher.Pusher', 'Minio', 'Auth0Client', 'OAuth2'], '_, _, $'),
    ],
    rotate: { how: 'Revoke the token at the service that the client talks to', url: secretsSheet },
    source: 'observed',
  }),
];
