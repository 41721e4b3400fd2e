import { words } from './wallet-words.js';
import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, hexLower, oneOf, opt, repeat, seq, upperAlnum, uuid } from '../src/core/shape.js';

const wallets = {
  provider: 'Crypto wallets',
  privilege: 'admin',
  rotate: { how: 'Move the funds to a fresh wallet at once; such a key cannot be revoked' },
} as const;
const nodes = { privilege: 'scoped', note: "Web apps carry one often; it spends the account's quota." } as const;
const word = chars(alphabets.lower, 3, 8);

/** Keys that are everybody's: of the accounts that Hardhat, Anvil and Ganache make up, with `0x` ahead and without; of web3's and noble's docs. */
const PUBLISHED = [
  '8a426694377c6460 dbeff044faf195d0 36928a183bdcad8c b437826853949a5c 4599f31975074ba5 4faf9089cfd87215',
  'feaabcf4d1d989d0 2129e1248231b980 c13d78f0dfdd6d84 6fb088e01e42d3b4 6af32ea6655d15c2 d2f796164e159ef2',
  '168e1adbee5c9837 f6fd13ab735f6307 9788a9cd7f321739 bbf5b67d16e3f2e9 bf23f5633a30cb6f 225ebcb391211a3f',
  '399e975fc27afbd3 198bab8f4ec1c3c3 111eb0945c33e7e0 11d5b7e4f81d0370',
  '640ce3ae4854306a a0cf35b082ae268c 48bad003c3f2badf e3e8e58b4b72db37 437475532b01162f cdcb99b11681d13d',
  '0260a835e427cda1 524a8dfb51a2e89f 2cc71ebff852de43 6f5fbd5957cdc975',
].flatMap((line) => line.split(' '));

/** Formats: BIP-32, BIP-39, Bitcoin's WIF; the services' docs. */
export const blockchain: readonly Rule[] = [
  token({
    ...wallets,
    id: 'private-key-extended-xprv',
    title: 'extended private key (BIP-32)',
    shape: seq(oneOf('xprv', 'yprv', 'zprv', 'tprv'), chars(alphabets.base58, 107)),
    checks: ['extendedKey'],
    entropy: 4,
    dummies: ['7c3cb915e1c076d1'],
  }),
  assigned({
    ...wallets,
    id: 'private-key-bitcoin-wif',
    title: 'Bitcoin private key (WIF)',
    context: ['wif', 'private_key', 'bitcoin_key', 'btc_key', 'btc_pk'],
    shape: oneOf(seq('5', chars(alphabets.base58, 50)), seq(oneOf('K', 'L'), chars(alphabets.base58, 51))),
    checks: ['walletKey'],
    entropy: 4,
  }),
  token({
    ...wallets,
    id: 'seed-phrase-bip39',
    title: 'recovery phrase (BIP-39)',
    // Not an assignment as other rules have it: without quotes a value ends at the first blank.
    lead: seq(
      oneOf(
        'mnemonic',
        'MNEMONIC',
        'Mnemonic',
        'seedPhrase',
        'seed_phrase',
        'SEED_PHRASE',
        'recoveryPhrase',
        'recovery_phrase',
        'RECOVERY_PHRASE',
        'secretPhrase',
        'SECRET_PHRASE',
        'walletMnemonic',
      ),
      opt(oneOf('_PHRASE', '_phrase', 'Phrase')),
      chars('"\'', 0, 1),
      chars(' ', 0, 1),
      chars('=:', 1, 2),
      chars(' ', 0, 2),
      chars('"\'`', 0, 1),
    ),
    shape: seq(repeat(seq(word, ' '), 11, 23), word),
    checks: [['mnemonic', words]],
    confidence: 'low',
    env: 'MNEMONIC',
    dummies: ['bdd17c5de7688ef1', '69ca83dfffedd593', 'd40e7b3e2ab9f3fa'],
  }),
  assigned({
    ...wallets,
    id: 'private-key-ethereum',
    title: 'Ethereum private key (secp256k1)',
    // Hardhat and Foundry name it so and no more.
    context: [
      'private_key',
      'deployer_key',
      'deployer_pk',
      'wallet_key',
      'wallet_pk',
      'eth_key',
      'eth_pk',
      'metamask_key',
      'signer_key',
    ],
    shape: seq(opt('0x'), hexLower(64)),
    entropy: 3,
    env: 'PRIVATE_KEY',
    dummies: PUBLISHED,
  }),
  assigned({
    ...wallets,
    id: 'private-key-solana',
    title: 'Solana keypair in base58',
    // Not the name alone: signatures of transactions have the same shape.
    context: [
      'private_key',
      'solana_secret_key',
      'solana_secret',
      'solana_key',
      'solana_keypair',
      'solana_wallet_key',
      'wallet_secret_key',
      'phantom_key',
      'phantom_secret',
      'keypair_secret',
    ],
    shape: chars(alphabets.base58, 87, 88),
    checks: ['solanaKeypair'],
    entropy: 4,
    env: 'SOLANA_PRIVATE_KEY',
  }),
  token({
    id: 'settlemint-token',
    provider: 'SettleMint',
    title: 'personal, application or service access token',
    shape: seq(oneOf('sm_pat_', 'sm_aat_', 'sm_sat_'), base62(16)),
    entropy: 3,
    privilege: 'broad',
    env: 'SETTLEMINT_ACCESS_TOKEN',
    rotate: { how: 'Delete it in the console under Access tokens', url: 'https://console.settlemint.com' },
  }),
  token({
    id: 'block-protocol-api-key',
    provider: 'Block Protocol',
    title: 'API key',
    shape: seq('b10ck5.', hexLower(32), '.', uuid),
    entropy: 3,
    privilege: 'scoped',
    env: 'BLOCK_PROTOCOL_API_KEY',
    rotate: { how: 'Regenerate it under Settings > API keys', url: 'https://blockprotocol.org/settings/api-keys' },
    dummies: ['612a7fa1e24e2c2d'],
  }),
  assigned({
    ...nodes,
    id: 'infura-api-key',
    provider: 'Infura',
    title: 'API key or secret',
    context: ['infura'],
    shape: hexLower(32),
    entropy: 3,
    env: 'INFURA_API_KEY',
    rotate: { how: 'Delete the key in the MetaMask developer dashboard', url: 'https://developer.metamask.io' },
  }),
  assigned({
    ...nodes,
    id: 'alchemy-api-key',
    provider: 'Alchemy',
    title: 'API key',
    context: ['alchemy_api_key', 'alchemy_key', 'alchemy_token', 'alchemy_com', 'alchemy_sdk', 'alchemyapi'],
    shape: base64url(32),
    entropy: 3.5,
    env: 'ALCHEMY_API_KEY',
    // The one that ethers falls back to.
    dummies: ['8347f7bc63837b28'],
    rotate: { how: 'Rotate it in the dashboard under Apps > the app > API key', url: 'https://dashboard.alchemy.com' },
  }),
  assigned({
    id: 'etherscan-api-key',
    provider: 'Etherscan',
    title: 'API key',
    context: ['etherscan', 'bscscan', 'polygonscan', 'arbiscan', 'basescan', 'ftmscan'],
    shape: upperAlnum(34),
    entropy: 3.5,
    privilege: 'scoped',
    env: 'ETHERSCAN_API_KEY',
    rotate: { how: 'Delete it in the account under API keys', url: 'https://etherscan.io/myapikey' },
  }),
];
