/** Texts of a language, one behind the other. */
const split = (texts: string): readonly string[] => texts.split(' | ');

/** What forms and messages about passwords say, in languages of many families and scripts: label, link, hint and answer. */
export const UI_TEXTS: Readonly<Record<string, readonly string[]>> = {
  Afrikaans: split(
    'Wagwoord vergeet? | Wagwoord* | Nuwe wagwoord: | Wys wagwoord | Wagwoord verkeerd! | Bevestig wagwoord | Aanmelding misluk! | Toegangskode 2 | Wagwoord (opsioneel) | Stel dit terug',
  ),
  Albanian: split(
    'Fjalëkalimi? | Fjalëkalimi* | Harruat fjalëkalimin? | Fjalëkalim i ri | Shfaq fjalëkalimin | Fjalëkalim i gabuar! | Kodi i sigurisë | Fjalëkalimi (opsional): | Ndryshoni fjalëkalimin',
  ),
  Basque: split(
    'Pasahitza ahaztu duzu? | Pasahitza* | Pasahitz berria: | Erakutsi pasahitza | Pasahitz okerra! | Berretsi pasahitza | Segurtasun-kodea 2 | Pasahitza (aukerakoa) | Egiaztatu kodea',
  ),
  Catalan: split(
    "Contrasenya oblidada? | Contrasenya* | Contrasenya nova: | Mostra la contrasenya | Contrasenya incorrecta! | Paraula d'accés | Codi secret | Confirmeu-la | Contrasenya (opcional)",
  ),
  Croatian: split(
    'Zaboravljena lozinka? | Lozinka* | Nova lozinka: | Prikaži lozinku | Pogrešna lozinka! | Potvrdite lozinku | Sigurnosni kôd | Lozinka (nije obavezno) | Prijavite se',
  ),
  Czech: split(
    'Zapomněli jste heslo? | Zapomenuté heslo | Heslo* | Nové heslo: | Zobrazit heslo | Špatné heslo! | Zopakujte heslo | Bezpečnostní kód 1 | Heslo (nepovinné) | Přihlášení selhalo!',
  ),
  Danish: split(
    'Glemt adgangskode? | Adgangskode* | Ny adgangskode: | Vis adgangskode | Forkert adgangskode! | Gentag adgangskoden | Sikkerhedskode 3 | Adgangskode (valgfri) | Kodeordet udløb',
  ),
  Dutch: split(
    'Wachtwoord vergeten? | Wachtwoord opslaan? | Wachtwoord* | Nieuw wachtwoord: | Toon wachtwoord | Onjuist wachtwoord! | Herhaal wachtwoord | Beveiligingscode 1 | Wachtwoord (optioneel) | Toegangscode wijzigen…',
  ),
  English: split(
    "Forgot password? | Forgotten your password? | Password* | New password: | Show password | Wrong password! | Don't share it | Security code 4 | Password (optional): | Passphrase/PIN | Sign-in failed!",
  ),
  Estonian: split(
    'Unustasid parooli? | Parool* | Uus parool: | Näita parooli | Vale parool! | Korda parooli | Turvakood 1 | Salasõna (valikuline) | Salasõna vahetamine',
  ),
  Filipino: split(
    'Nakalimutan ang password? | Password* | Bagong password: | Ipakita ang password | Maling password! | Kumpirmahin ito | Palitan ngayon?',
  ),
  Finnish: split(
    'Unohditko salasanan? | Unohtuiko salasana? | Salasana* | Uusi salasana: | Näytä salasana | Väärä salasana! | Toista salasana | Turvakoodi 2 | Salasana (valinnainen): | Kirjaudu sisään',
  ),
  French: split(
    "Mot de passe oublié ? | Oublié ? | Mot de passe* | Nouveau mot de passe : | Afficher le mot de passe | Erroné ! | Code d'accès | Clé d’accès | 8 caractères | Réinitialisation… | S'authentifier | S'inscrire",
  ),
  German: split(
    'Passwort vergessen? | Kennwort vergessen? | Passwort* | Passwort: | Neues Passwort | Passwort anzeigen | Falsches Passwort! | Passwort wiederholen | Sicherheitscode 1 | Passwort (optional): | Zugangsdaten prüfen… | Schlüsselbund entsperren | 12 Zeichen',
  ),
  Hungarian: split(
    'Elfelejtett jelszó? | Jelszó* | Új jelszó: | Jelszó megjelenítése | Hibás jelszó! | Jelszó ismét | Biztonsági kód | Jelszó (nem kötelező) | Jelszócsere szükséges!',
  ),
  Icelandic: split(
    'Gleymt lykilorð? | Lykilorð* | Nýtt lykilorð: | Sýna lykilorð | Rangt lykilorð! | Staðfestu lykilorð | Öryggiskóði 1 | Aðgangsorð (valfrjálst)',
  ),
  Indonesian: split(
    'Lupa kata sandi? | Kata sandi* | Sandi baru: | Tampilkan sandi | Sandi salah! | Ulangi sandi | Sandi (opsional) | Atur ulang',
  ),
  Irish: split('Focal faire dearmadta? | Focal faire* | Taispeáin é | Focal faire mícheart! | Cód slándála 1'),
  Italian: split(
    "Password dimenticata? | Password* | Nuova password: | Mostra password | Password errata! | Parola d'ordine | Codice segreto 1 | Password (opzionale): | Ripeti la password | Chiave d'accesso",
  ),
  Latvian: split(
    'Aizmirsāt paroli? | Parole* | Jaunā parole: | Rādīt paroli | Nepareiza parole! | Atkārtojiet paroli | Drošības kods 1 | Parole (neobligāti)',
  ),
  Lithuanian: split(
    'Pamiršote slaptažodį? | Slaptažodis* | Naujas slaptažodis: | Rodyti slaptažodį | Neteisingas slaptažodis! | Pakartokite slaptažodį | Saugos kodas 1',
  ),
  Malay: split(
    'Terlupa kata laluan? | Kata laluan* | Laluan baharu: | Tunjukkan laluan | Laluan salah! | Sahkan laluan',
  ),
  Norwegian: split(
    'Glemt passord? | Passord* | Nytt passord: | Vis passord | Feil passord! | Gjenta passordet | Sikkerhetskode 1 | Passord (valgfritt): | Gløymt passordet?',
  ),
  Polish: split(
    'Nie pamiętasz hasła? | Zapomniane hasło | Hasło* | Nowe hasło: | Pokaż hasło | Błędne hasło! | Powtórz hasło | Kod bezpieczeństwa | Hasło (opcjonalnie) | Przypomnij hasło | Edytuj wszystko',
  ),
  Portuguese: split(
    'Esqueceu a senha? | Senha* | Nova senha: | Mostrar senha | Senha incorreta! | Repita a senha | Palavra-passe | Código de segurança | Senha (opcional): | Redefinição concluída!',
  ),
  Romanian: split(
    'Ai uitat parola? | Parola* | Parolă nouă: | Afișează parola | Parolă greșită! | Repetă parola | Cod secret 1 | Parola (opțional):',
  ),
  Serbian: split(
    'Zaboravili ste lozinku? | Lozinka* | Nova šifra: | Prikaži šifru | Pogrešna šifra! | Поновите лозинку | Заборављена лозинка? | Лозинка*',
  ),
  Slovak: split(
    'Zabudnuté heslo? | Heslo* | Nové heslo: | Zobraziť heslo | Nesprávne heslo! | Zopakujte heslo | Bezpečnostný kód | Heslo (voliteľné)',
  ),
  Slovenian: split(
    'Pozabljeno geslo? | Geslo* | Novo geslo: | Pokaži geslo | Napačno geslo! | Ponovite geslo | Varnostna koda 1 | Geslo (neobvezno)',
  ),
  Spanish: split(
    '¿Contraseña olvidada? | ¡Contraseña incorrecta! | Contraseña* | Contraseña nueva: | Mostrar contraseña | Repita la contraseña | Código secreto 1 | Contraseña (opcional): | Usuario/contraseña | Clave de acceso',
  ),
  Swahili: split('Umesahau nenosiri? | Nenosiri* | Nenosiri jipya: | Onyesha nenosiri | Nenosiri si sahihi!'),
  Swedish: split(
    'Glömt lösenordet? | Lösenord* | Nytt lösenord: | Visa lösenord | Fel lösenord! | Upprepa lösenordet | Säkerhetskod 1 | Lösenord (valfritt): | Inloggningen misslyckades!',
  ),
  Turkish: split(
    'Şifrenizi mi unuttunuz? | Şifre* | Yeni şifre: | Şifreyi göster | Yanlış şifre! | Parolayı yineleyin | Güvenlik kodu 1 | Parola (isteğe bağlı) | Unuttum?',
  ),
  Vietnamese: split(
    'Quên mật khẩu? | Mật khẩu* | Mật khẩu mới: | Hiện mật khẩu | Sai mật khẩu! | Nhập lại mật khẩu | Mã bảo mật 1',
  ),
  Welsh: split("Wedi anghofio'ch cyfrinair? | Cyfrinair* | Cyfrinair newydd: | Dangos cyfrinair | Cyfrinair anghywir!"),
  Arabic: split(
    'نسيت كلمة المرور؟ | كلمة المرور* | كلمة مرور جديدة: | إظهار كلمة المرور | كلمة مرور خاطئة! | رمز الأمان 1',
  ),
  Armenian: split('Մոռացե՞լ եք գաղտնաբառը | Գաղտնաբառ* | Նոր գաղտնաբառ:'),
  Bengali: split('পাসওয়ার্ড ভুলে গেছেন? | পাসওয়ার্ড* | নতুন পাসওয়ার্ড: | ভুল পাসওয়ার্ড!'),
  Bulgarian: split(
    'Забравена парола? | Парола* | Нова парола: | Покажи паролата | Грешна парола! | Код за сигурност 1',
  ),
  Chinese: split(
    '忘记密码？ | 密码* | 新密码： | 显示密码 | 密码错误！ | 請再次輸入密碼 | 安全代碼 1 | 密码至少8位 | 验证码已发送至手机',
  ),
  Georgian: split('დაგავიწყდათ პაროლი? | პაროლი* | ახალი პაროლი:'),
  Greek: split(
    'Ξεχάσατε τον κωδικό; | Κωδικός* | Νέος κωδικός: | Εμφάνιση κωδικού | Λάθος κωδικός! | Κωδικός ασφαλείας 1',
  ),
  Hebrew: split('שכחת סיסמה? | סיסמה* | סיסמה חדשה: | הצג סיסמה | סיסמה שגויה! | קוד אבטחה 1'),
  Hindi: split('पासवर्ड भूल गए? | पासवर्ड* | नया पासवर्ड: | पासवर्ड दिखाएं | गलत पासवर्ड!'),
  Japanese: split(
    'パスワードをお忘れですか？ | パスワード* | 新しいパスワード： | パスワードを表示 | パスワードが違います！ | セキュリティコード1 | 英小文字、数字、記号のうち3種類以上',
  ),
  Korean: split(
    '비밀번호를 잊으셨나요? | 비밀번호* | 새 비밀번호: | 비밀번호 표시 | 비밀번호가 틀렸습니다! | 보안코드 1 | 비밀번호는 8자 이상',
  ),
  Persian: split('رمز عبور را فراموش کرده‌اید؟ | رمز عبور* | رمز عبور جدید: | نمایش رمز'),
  Russian: split(
    'Забыли пароль? | Пароль* | Новый пароль: | Показать пароль | Неверный пароль! | Повторите пароль | Код безопасности 1 | Пароль (необязательно) | 8 символов',
  ),
  Tamil: split('கடவுச்சொல் மறந்துவிட்டதா? | கடவுச்சொல்* | புதிய கடவுச்சொல்:'),
  Thai: split('ลืมรหัสผ่านใช่หรือไม่ | รหัสผ่าน* | รหัสผ่านใหม่: | แสดงรหัสผ่าน | รหัสผ่านผิด! | 1 ตัวพิมพ์เล็ก'),
  Ukrainian: split('Забули пароль? | Пароль* | Новий пароль: | Показати пароль | Невірний пароль! | Код безпеки 1'),
};
