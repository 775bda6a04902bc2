/** Sentences for a person. */
export type KeychainTrouble = { why: string; remedy: string };

const MEANWHILE = 'Nothing is stored in the clear.';

/** What the keychain library objected to, in words; it has no codes, so its messages must do. */
export function explainKeychain(error: unknown): KeychainTrouble {
  const message = error instanceof Error ? error.message : String(error);
  if (/dismissed|locked/i.test(message)) {
    return {
      why: 'The keychain is locked.',
      remedy: `Unlock it (log in to the desktop, or: gnome-keyring-daemon --unlock) and try again. ${MEANWHILE}`,
    };
  }
  if (/no result found|ServiceUnknown|not provided by any|NameHasNoOwner|Failed to execute program/i.test(message)) {
    return {
      why: 'This session has no keyring that could keep a secret.',
      remedy: `Install and unlock one that speaks Secret Service: gnome-keyring, KWallet or KeePassXC. ${MEANWHILE}`,
    };
  }
  if (/dbus|failed to connect|session bus|autolaunch/i.test(message)) {
    return {
      why: 'This session has no D-Bus session bus, by which the keyring is reached.',
      remedy: `Run inside a desktop session, or under dbus-run-session with gnome-keyring-daemon unlocked. ${MEANWHILE}`,
    };
  }
  if (/Cannot find (module|native binding|package)/i.test(message)) {
    return {
      why: 'The native part of @napi-rs/keyring is not installed for this machine.',
      remedy: `Install the dependencies again on this machine. ${MEANWHILE}`,
    };
  }
  return { why: `It said: ${message}.`, remedy: MEANWHILE };
}
