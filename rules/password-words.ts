/** The word for a password in other languages than English, in lower case, its words joined by `_`; without marks as programs write it. */
export const PASSWORD_WORDS = [
  ...['passwort', 'kennwort', 'wachtwoord', 'wagwoord', 'adgangskode', 'kodeord', 'passord', 'losenord', 'salasana'],
  ...['mot_de_passe', 'contrasena', 'contrasenya', 'palavra_passe', 'senha', 'parool', 'heslo', 'geslo', 'haslo'],
  ...['lozinka', 'zaporka', 'jelszo', 'slaptazodis', 'sifre', 'mat_khau', 'kata_sandi', 'pasahitza', 'fjalekalim'],
] as const;

/** The same as written with letters that are not ASCII, words joined by a blank. */
export const FOREIGN_PASSWORD_WORDS = [
  ...['contraseña', 'lösenord', 'aðgangsorð', 'lykilorð', 'hasło', 'jelszó', 'slaptažodis', 'şifre', 'şifrə', 'parolă'],
  ...['salasõna', 'mật khẩu', 'пароль', 'парола', 'лозинка', 'құпиясөз', 'κωδικός', 'κωδικός πρόσβασης', 'συνθηματικό'],
  ...['密码', '密碼', '口令', 'パスワード', '暗証番号', '비밀번호', '패스워드', '암호', 'รหัสผ่าน', 'पासवर्ड'],
  ...['סיסמה', 'סיסמא', 'كلمة المرور', 'كلمة السر', 'رمز عبور', 'گذرواژه', 'პაროლი', 'գաղտնաբառ'],
] as const;

/** Words for it that mean other things as often: a key, a word. */
export const OTHER_PASSWORD_WORDS = ['clave', 'parola', 'parole', 'mdp'] as const;
