//! The vault at work: holds the clinic's key and answers the page.

use super::seal::{armor, disarm, open_bytes, open_packed, seal_bytes, seal_with_keys};
use super::signing_keys::{ClinicKeys, PrivateKey};
use super::{
    make_identity, open_identity, passphrase, seal_identity, Attachment, Envelope, Header, Keyring, Opened,
    Reply, Request, Secret, VaultError, MAX_FILE,
};
use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use sha2::{Digest, Sha256};

/// Holds the key of the binder in use, and beside it that of a file with other keys while somebody decides which of the
/// two goes on: the newer first. Beside them lie the clinics' signing keys. All of them are overwritten when they are
/// dropped (the age crate zeroes its own).
#[derive(Default)]
pub struct Vault {
    held: Vec<Identity>,
    signing: ClinicKeys,
}

impl Vault {
    /// Answers one request. `random` is used for suggestions only; keys come from the system's generator.
    pub fn answer(&mut self, request: Request, random: [u8; 6]) -> Reply {
        self.carry_out(request, random).unwrap_or_else(Reply::Failed)
    }

    fn carry_out(&mut self, request: Request, random: [u8; 6]) -> Result<Reply, VaultError> {
        Ok(match request {
            Request::Suggest => Reply::Words(passphrase::suggest(random)),
            Request::Rate(text) => Reply::Rated(passphrase::strength(&text)),
            Request::MakeKeys { passphrase } => self.make_keys(&passphrase)?,
            Request::Unlock { keyring, secret } => {
                self.held = vec![self.key_of(&keyring, secret)?];
                Reply::Yes
            }
            Request::Open { sealed } => {
                let inside = self.with_held(|key| open_packed(&sealed, key))?;
                self.signing.take_in(&inside.header.clinic_id, inside.signing_keys);
                let keyring = Keyring { keys: vec![], recipients: inside.recipients };
                Reply::Opened(Opened { header: inside.header, content: inside.content, keyring })
            }
            Request::OpenAttachments(list) => Reply::Attachments(self.open_attachments(list)?),
            Request::Seal { header, content, attachments, recipients } => {
                let recipients = parse(&recipients)?;
                Reply::Sealed {
                    sealed: self.seal(&header, &content, &recipients)?,
                    attachments: seal_attachments(attachments, &recipients)?,
                }
            }
            Request::WriteFile { header, content, keyring } => {
                let data = armor(&self.seal(&header, &content, &parse(&keyring.recipients)?)?)?;
                let file = Envelope { header, keyring, data }.write();
                if file.len() > MAX_FILE {
                    return Err(VaultError::TooLarge);
                }
                Reply::File(file)
            }
            Request::ReadFile { file, secret } => Reply::Opened(self.read_file(&file, secret)?),
            Request::ChangePassphrase { keyring, old, new } => change_passphrase(keyring, &old, &new)?,
            Request::CheckRecovery { keyring, key } => {
                let key = recovery_key(&key)?.to_public().to_string();
                yes_if(keyring.recipients.iter().skip(1).any(|recipient| *recipient == key))
            }
            Request::Lock => {
                *self = Vault::default();
                Reply::Yes
            }
            // These need WebCrypto, which the worker has and this, which is tested without a browser, has not.
            Request::ClinicKey { .. } | Request::Certify { .. } => Reply::No,
        })
    }

    /// The public half of the clinic's signing key, or nothing when one has to be made. `roots` are the root
    /// certificates that the binder knows: no other key signs for it.
    pub fn signing_key(
        &self,
        clinic_id: &str,
        roots: &[impl AsRef<[u8]>],
    ) -> Result<Option<Vec<u8>>, VaultError> {
        self.check_unlocked()?;
        Ok(self.signing.public_key(clinic_id, roots))
    }

    /// Keeps a signing key that has just been made, unless the vault was locked meanwhile. It is sealed with every save
    /// of the clinic's binder from now on. Returns its public half.
    pub fn keep_signing_key(&mut self, clinic_id: &str, key: &PrivateKey) -> Result<Vec<u8>, VaultError> {
        self.check_unlocked()?;
        self.signing.keep(clinic_id, key).ok_or(VaultError::Damaged)
    }

    /// The private half of a signing key, to be used at once and dropped.
    pub fn private_key(&self, clinic_id: &str, public_key: &[u8]) -> Result<PrivateKey, VaultError> {
        self.check_unlocked()?;
        self.signing.private_key(clinic_id, public_key).ok_or(VaultError::WrongKey)
    }

    fn check_unlocked(&self) -> Result<(), VaultError> {
        if self.held.is_empty() {
            return Err(VaultError::WrongKey);
        }
        Ok(())
    }

    /// Header and content, sealed together with the signing keys of the clinic in the header.
    fn seal(&self, header: &Header, content: &str, recipients: &[Recipient]) -> Result<Vec<u8>, VaultError> {
        seal_with_keys(header, content, &self.signing.of(&header.clinic_id), recipients)
    }

    /// Tries what the vault holds, the newer key first.
    fn with_held<T>(&self, open: impl Fn(&Identity) -> Result<T, VaultError>) -> Result<T, VaultError> {
        let mut last = Err(VaultError::WrongKey);
        for key in &self.held {
            last = open(key);
            if !matches!(last, Err(VaultError::WrongKey)) {
                break;
            }
        }
        last
    }

    /// From now on this key is tried first, and the one that was first before is tried next.
    fn hold(&mut self, key: Identity) {
        let name = key.to_public().to_string();
        self.held.retain(|held| held.to_public().to_string() != name);
        self.held.insert(0, key);
        self.held.truncate(2);
    }

    fn make_keys(&mut self, passphrase: &str) -> Result<Reply, VaultError> {
        let (clinic, recovery) = (make_identity(), make_identity());
        let keyring = Keyring {
            keys: vec![seal_identity(&clinic, &passphrase::normalise(passphrase))?],
            recipients: vec![clinic.to_public().to_string(), recovery.to_public().to_string()],
        };
        self.held = vec![clinic];
        Ok(Reply::Keys { keyring, recovery_key: recovery.to_string().expose_secret().to_owned() })
    }

    fn key_of(&self, keyring: &Keyring, secret: Secret) -> Result<Identity, VaultError> {
        match secret {
            Secret::Passphrase(text) => unseal(keyring, &text),
            Secret::Recovery(text) => recovery_key(&text),
            Secret::Held => self.held.first().cloned().ok_or(VaultError::WrongKey),
        }
    }

    fn read_file(&mut self, file: &[u8], secret: Secret) -> Result<Opened, VaultError> {
        let envelope = Envelope::read(file)?;
        let sealed = disarm(&envelope.data)?;
        let (key, inside) = match secret {
            Secret::Held => self.with_held(|key| Ok((key.clone(), open_packed(&sealed, key)?)))?,
            typed => {
                let key = self.key_of(&envelope.keyring, typed)?;
                let inside = open_packed(&sealed, &key)?;
                (key, inside)
            }
        };
        if !envelope.agrees_with(&inside.header) || inside.recipients != envelope.keyring.recipients {
            return Err(VaultError::Damaged);
        }
        self.hold(key);
        self.signing.take_in(&inside.header.clinic_id, inside.signing_keys);
        Ok(Opened { header: inside.header, content: inside.content, keyring: envelope.keyring })
    }

    fn open_attachments(&self, list: Vec<Attachment>) -> Result<Vec<Option<Attachment>>, VaultError> {
        if self.held.is_empty() {
            return Err(VaultError::WrongKey);
        }
        let open_one = |sealed: Attachment| {
            let bytes = self.with_held(|key| open_bytes(&sealed.bytes, key)).ok()?;
            (hash(&bytes) == sealed.hash).then_some(Attachment { hash: sealed.hash, bytes })
        };
        Ok(list.into_iter().map(open_one).collect())
    }
}

/// SHA-256 as hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn yes_if(yes: bool) -> Reply {
    if yes {
        Reply::Yes
    } else {
        Reply::No
    }
}

/// The first key of the ring that the passphrase opens.
fn unseal(keyring: &Keyring, passphrase: &str) -> Result<Identity, VaultError> {
    let passphrase = passphrase::normalise(passphrase);
    let mut last = Err(VaultError::WrongKey);
    for sealed in &keyring.keys {
        last = open_identity(sealed, &passphrase);
        if last.is_ok() {
            break;
        }
    }
    last
}

/// A recovery key as somebody typed it from paper: spaces, line breaks, hyphens between groups and small letters are forgiven.
fn recovery_key(typed: &str) -> Result<Identity, VaultError> {
    let letters: String = typed.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let letters = letters.to_ascii_uppercase();
    let rest = letters.strip_prefix("AGESECRETKEY").unwrap_or(&letters);
    format!("AGE-SECRET-KEY-{rest}").parse().map_err(|_| VaultError::WrongKey)
}

fn change_passphrase(mut keyring: Keyring, old: &str, new: &str) -> Result<Reply, VaultError> {
    let key = unseal(&keyring, old)?;
    keyring.keys = vec![seal_identity(&key, &passphrase::normalise(new))?];
    Ok(Reply::Ring(keyring))
}

fn seal_attachments(list: Vec<Attachment>, recipients: &[Recipient]) -> Result<Vec<Attachment>, VaultError> {
    let seal_one =
        |Attachment { hash, bytes }| Ok(Attachment { hash, bytes: seal_bytes(&bytes, recipients)? });
    list.into_iter().map(seal_one).collect()
}

fn parse(recipients: &[String]) -> Result<Vec<Recipient>, VaultError> {
    // Compared letter for letter when the file is opened again, so only the usual spelling will do.
    let same =
        |text: &String| text.parse().ok().filter(|recipient: &Recipient| recipient.to_string() == *text);
    recipients.iter().map(|text| same(text).ok_or(VaultError::Damaged)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::signing_keys::toy_key;

    const WORDS: &str = "lampe fjord sykkel ost";

    fn ask(vault: &mut Vault, request: Request) -> Reply {
        vault.answer(request, [7; 6])
    }

    fn keys(vault: &mut Vault) -> (Keyring, String) {
        match ask(vault, Request::MakeKeys { passphrase: WORDS.into() }) {
            Reply::Keys { keyring, recovery_key } => (keyring, recovery_key),
            _ => panic!("keys were asked for"),
        }
    }

    fn header() -> Header {
        Header {
            clinic_id: "a1".into(),
            generation: 5,
            written: "2026-11-22T09:42:00Z".into(),
            ..Header::default()
        }
    }

    fn file(vault: &mut Vault, keyring: &Keyring) -> Vec<u8> {
        let request =
            Request::WriteFile { header: header(), content: r#"{"a":1}"#.into(), keyring: keyring.clone() };
        match ask(vault, request) {
            Reply::File(bytes) => bytes,
            _ => panic!("a file was asked for"),
        }
    }

    fn read(file: &[u8], secret: Secret) -> Result<String, VaultError> {
        match ask(&mut Vault::default(), Request::ReadFile { file: file.to_vec(), secret }) {
            Reply::Opened(opened) => Ok(opened.content),
            Reply::Failed(error) => Err(error),
            _ => panic!("a file was given"),
        }
    }

    #[test]
    fn passphrase_and_recovery_key_each_open_the_file_and_nothing_else_does() {
        let mut vault = Vault::default();
        let (keyring, recovery) = keys(&mut vault);
        let file = file(&mut vault, &keyring);
        let typed = |text: &str| Secret::Passphrase(text.into());
        let sheet = |text: &str| Secret::Recovery(text.into());
        assert_eq!(read(&file, typed(WORDS)).unwrap(), r#"{"a":1}"#);
        assert_eq!(read(&file, typed("  lampe  fjord sykkel ost ")).unwrap(), r#"{"a":1}"#);
        assert_eq!(read(&file, typed("lampe fjord sykkel est")), Err(VaultError::WrongPassphrase));
        assert_eq!(read(&file, sheet(&recovery.to_lowercase().replace('-', " "))).unwrap(), r#"{"a":1}"#);
        let (_, another) = keys(&mut Vault::default());
        assert_eq!(read(&file, sheet(&another)), Err(VaultError::WrongKey));
        assert_eq!(read(&file, sheet("ikke en nøkkel")), Err(VaultError::WrongKey));
        assert_eq!(read(&file, Secret::Held), Err(VaultError::WrongKey));
    }

    #[test]
    fn a_new_passphrase_replaces_the_old_one_and_opens_what_was_sealed_before() {
        let mut vault = Vault::default();
        let (keyring, _) = keys(&mut vault);
        let change = |old: &str| Request::ChangePassphrase {
            keyring: keyring.clone(),
            old: old.into(),
            new: "en helt ny frase her".into(),
        };
        assert!(matches!(ask(&mut vault, change("feil")), Reply::Failed(VaultError::WrongPassphrase)));
        let Reply::Ring(changed) = ask(&mut vault, change(WORDS)) else { panic!("a ring was asked for") };
        let file = file(&mut vault, &changed);
        assert!(read(&file, Secret::Passphrase("en helt ny frase her".into())).is_ok());
        assert_eq!(read(&file, Secret::Passphrase(WORDS.into())), Err(VaultError::WrongPassphrase));
        assert_eq!(changed.recipients, keyring.recipients);
    }

    #[test]
    fn a_locked_vault_opens_nothing() {
        let mut vault = Vault::default();
        let (keyring, _) = keys(&mut vault);
        let request = Request::Seal {
            header: header(),
            content: "{}".into(),
            attachments: vec![Attachment { hash: hash(b"pdf"), bytes: b"pdf".to_vec() }],
            recipients: keyring.recipients.clone(),
        };
        let Reply::Sealed { sealed, attachments } = ask(&mut vault, request) else { panic!("sealed") };
        let open = || Request::Open { sealed: sealed.clone() };
        assert!(matches!(ask(&mut vault, open()), Reply::Opened(_)));
        let Reply::Attachments(list) = ask(&mut vault, Request::OpenAttachments(attachments)) else {
            panic!()
        };
        assert_eq!(list[0].as_ref().unwrap().bytes, b"pdf");
        ask(&mut vault, Request::Lock);
        assert!(matches!(ask(&mut vault, open()), Reply::Failed(VaultError::WrongKey)));
    }

    #[test]
    fn a_look_into_another_binders_file_does_not_cost_the_key_of_ones_own() {
        let mut theirs = Vault::default();
        let (their_keyring, _) = keys(&mut theirs);
        let their_file = file(&mut theirs, &their_keyring);
        let mut vault = Vault::default();
        let (keyring, _) = keys(&mut vault);
        let own_file = file(&mut vault, &keyring);
        let read = |vault: &mut Vault, file: &[u8], secret| {
            matches!(ask(vault, Request::ReadFile { file: file.to_vec(), secret }), Reply::Opened(_))
        };
        assert!(!read(&mut vault, &their_file, Secret::Held));
        assert!(read(&mut vault, &their_file, Secret::Passphrase(WORDS.into())));
        assert!(read(&mut vault, &own_file, Secret::Held));
        assert!(read(&mut vault, &their_file, Secret::Held));
        ask(&mut vault, Request::Lock);
        assert!(!read(&mut vault, &own_file, Secret::Held));
    }

    #[test]
    fn a_lie_outside_the_seal_is_seen() {
        let mut vault = Vault::default();
        let (keyring, _) = keys(&mut vault);
        let mut envelope = Envelope::read(&file(&mut vault, &keyring)).unwrap();
        envelope.header.generation = 6;
        assert_eq!(read(&envelope.write(), Secret::Passphrase(WORDS.into())), Err(VaultError::Damaged));
    }

    #[test]
    fn nobody_is_added_to_those_who_may_open_the_next_save() {
        let mut vault = Vault::default();
        let (keyring, recovery) = keys(&mut vault);
        let mut envelope = Envelope::read(&file(&mut vault, &keyring)).unwrap();
        envelope.keyring.recipients.push(make_identity().to_public().to_string());
        assert_eq!(read(&envelope.write(), Secret::Recovery(recovery)), Err(VaultError::Damaged));
    }

    #[test]
    fn a_file_that_fails_leaves_the_key_that_was_held() {
        let mut vault = Vault::default();
        let (keyring, _) = keys(&mut vault);
        let mine = file(&mut vault, &keyring);
        let mut other = Vault::default();
        let (foreign, recovery) = keys(&mut other);
        let mut lying = Envelope::read(&file(&mut other, &foreign)).unwrap();
        lying.header.app = "another".into();
        let request = Request::ReadFile { file: lying.write(), secret: Secret::Recovery(recovery) };
        assert!(matches!(ask(&mut vault, request), Reply::Failed(VaultError::Damaged)));
        let request = Request::ReadFile { file: mine, secret: Secret::Held };
        assert!(matches!(ask(&mut vault, request), Reply::Opened(_)));
    }

    #[test]
    fn whatever_is_sealed_can_be_opened() {
        let (mut vault, monotonous) = (Vault::default(), format!("[\"{}\"]", "x".repeat(3_000_000)));
        let (mut keyring, _) = keys(&mut vault);
        while keyring.recipients.len() < 8 {
            keyring.recipients.push(make_identity().to_public().to_string());
        }
        let write = |content: &str, keyring: &Keyring| Request::WriteFile {
            header: header(),
            content: content.into(),
            keyring: keyring.clone(),
        };
        let Reply::File(file) = ask(&mut vault, write(&monotonous, &keyring)) else { panic!("it fits") };
        let request = Request::ReadFile { file, secret: Secret::Held };
        assert!(matches!(ask(&mut vault, request), Reply::Opened(opened) if opened.content == monotonous));
        keyring.recipients.push(make_identity().to_public().to_string());
        assert!(matches!(ask(&mut vault, write("{}", &keyring)), Reply::Failed(VaultError::TooLarge)));
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        keyring.recipients.pop();
        assert!(matches!(ask(&mut vault, write(&deep, &keyring)), Reply::Failed(VaultError::TooLarge)));
    }

    /// What the vault hands out for the binder of [`header`], whose certificate names this toy key.
    fn signing_key(vault: &Vault, name: u8) -> Result<Option<Vec<u8>>, VaultError> {
        vault.signing_key("a1", &[toy_key(name)])
    }

    #[test]
    fn the_signing_key_goes_wherever_the_binder_goes() {
        let mut vault = Vault::default();
        let (keyring, recovery) = keys(&mut vault);
        assert_eq!(signing_key(&vault, 3), Ok(None));
        let public = vault.keep_signing_key("a1", &toy_key(3)).unwrap();
        let change = Request::ChangePassphrase {
            keyring: keyring.clone(),
            old: WORDS.into(),
            new: "en helt ny frase her".into(),
        };
        let Reply::Ring(changed) = ask(&mut vault, change) else { panic!("a ring was asked for") };
        let bytes = file(&mut vault, &changed);
        for secret in [Secret::Passphrase("en helt ny frase her".into()), Secret::Recovery(recovery)] {
            let mut other = Vault::default();
            ask(&mut other, Request::ReadFile { file: bytes.clone(), secret });
            assert_eq!(signing_key(&other, 3), Ok(Some(public.clone())));
            // A new recovery sheet and a new passphrase, and then the store.
            let (renewed, _) = keys(&mut other);
            let recipients = renewed.recipients.clone();
            let seal =
                Request::Seal { header: header(), content: "{}".into(), attachments: vec![], recipients };
            let Reply::Sealed { sealed, .. } = ask(&mut other, seal) else { panic!("sealed") };
            ask(&mut other, Request::Lock);
            ask(&mut other, Request::Unlock { keyring: renewed, secret: Secret::Passphrase(WORDS.into()) });
            assert_eq!(signing_key(&other, 3), Ok(None));
            assert!(matches!(ask(&mut other, Request::Open { sealed }), Reply::Opened(_)));
            assert_eq!(signing_key(&other, 3), Ok(Some(public.clone())));
            assert_eq!(other.private_key("a1", &public).as_ref(), Ok(&toy_key(3)));
        }
    }

    #[test]
    fn the_signing_key_lies_in_the_file_sealed_only_and_never_reaches_the_page() {
        let mut vault = Vault::default();
        let (keyring, _) = keys(&mut vault);
        vault.keep_signing_key("a1", &toy_key(3)).unwrap();
        let bytes = file(&mut vault, &keyring);
        let text = String::from_utf8_lossy(&bytes);
        let key = "AwMDAwMDAwMDAwMD";
        assert!(!text.contains("signing_keys") && !text.contains(key));
        let data = disarm(&Envelope::read(&bytes).unwrap().data).unwrap();
        let inside = vault.with_held(|held| open_bytes(&data, held)).unwrap();
        assert!(String::from_utf8_lossy(&inside).contains(key), "but it is in there");
        let opened = ask(&mut vault, Request::ReadFile { file: bytes, secret: Secret::Held });
        let Reply::Opened(opened) = opened else { panic!("it opens") };
        assert!(!format!("{opened:?}").contains(key));
    }

    #[test]
    fn a_key_in_a_file_that_somebody_planted_is_never_the_one_that_signs() {
        let mut theirs = Vault::default();
        let (mut vault, (keyring, _)) = (Vault::default(), keys(&mut theirs));
        theirs.keep_signing_key("a1", &toy_key(9)).unwrap();
        let planted = file(&mut theirs, &keyring);
        let mine = keys(&mut vault).0;
        let request = Request::ReadFile { file: planted, secret: Secret::Passphrase(WORDS.into()) };
        assert!(matches!(ask(&mut vault, request), Reply::Opened(_)));
        assert_eq!(signing_key(&vault, 3), Ok(None), "one has to be made");
        let public = vault.keep_signing_key("a1", &toy_key(3)).unwrap();
        let both = vault.signing_key("a1", &[toy_key(9), toy_key(3)]);
        assert_eq!(both, Ok(Some(public)), "the binder's own comes first");
        assert!(!file(&mut vault, &mine).is_empty());
    }

    #[test]
    fn a_locked_vault_certifies_nothing() {
        let mut vault = Vault::default();
        keys(&mut vault);
        let public = vault.keep_signing_key("a1", &toy_key(3)).unwrap();
        ask(&mut vault, Request::Lock);
        assert_eq!(signing_key(&vault, 3), Err(VaultError::WrongKey));
        assert_eq!(vault.private_key("a1", &public), Err(VaultError::WrongKey));
        // A key that was being made while the vault was locked is dropped.
        assert_eq!(vault.keep_signing_key("a1", &toy_key(3)), Err(VaultError::WrongKey));
        keys(&mut vault);
        assert_eq!(signing_key(&vault, 3), Ok(None), "nothing was left");
    }

    #[test]
    fn the_sheet_is_checked_without_opening_anything() {
        let mut vault = Vault::default();
        let (keyring, key) = keys(&mut vault);
        let check = |key: &str| Request::CheckRecovery { keyring: keyring.clone(), key: key.into() };
        assert!(matches!(ask(&mut vault, check(&key)), Reply::Yes));
        let (_, another) = keys(&mut Vault::default());
        assert!(matches!(ask(&mut vault, check(&another)), Reply::No));
    }

    #[test]
    fn costly_keys_and_bombs_are_refused_before_any_work() {
        let sealed = crate::vault::seal::seal_identity_with(&make_identity(), WORDS, 10).unwrap();
        assert!(open_identity(&sealed, WORDS).is_ok());
        let raw = disarm(&sealed).unwrap();
        let text = String::from_utf8_lossy(&raw[..80]).into_owned();
        assert!(text.contains(" 10\n"), "the work factor stands in the header");
        let at = text.find(" 10\n").unwrap() + 1;
        let mut dear = raw.clone();
        dear[at..at + 2].copy_from_slice(b"22");
        assert_eq!(open_identity(&armor(&dear).unwrap(), WORDS).err(), Some(VaultError::TooLarge));
        let crowd = format!("age-encryption.org/v1{}\n--- x", "\n-> X25519 a\nb".repeat(4000));
        assert_eq!(open_bytes(crowd.as_bytes(), &make_identity()).err(), Some(VaultError::TooLarge));
        let key = make_identity();
        let bomb = crate::vault::seal::seal_bomb(&key.to_public());
        assert_eq!(open_bytes(&bomb, &key).err(), Some(VaultError::TooLarge));
    }
}
