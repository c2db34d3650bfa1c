package journal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// KeySize is the length in bytes of the key that seals tokens: AES-256.
const KeySize = 32

// ErrKey is returned for a key that is unfit, or is not the one tokens were sealed with.
// The errors that wrap it say how to go on and nothing of the key.
var ErrKey = errors.New("the key for the tokens does not fit")

// A sealer makes texts unreadable, and readable again for who has the same key, by AES-256 in Galois/Counter Mode
// with a nonce drawn by chance for every text (NIST SP 800-38D, section 8.2.2).
type sealer struct {
	aead cipher.AEAD
	id   string // tells keys apart
}

func newSealer(key []byte) (sealer, error) {
	if len(key) != KeySize {
		return sealer{}, fmt.Errorf("%w: it has %d bytes and must have %d; make one with: openssl rand -base64 %[3]d",
			ErrKey, len(key), KeySize)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return sealer{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return sealer{}, err
	}
	// Eight bytes of a digest with a text of its own in front lead back to no key of 32 random bytes.
	sum := sha256.Sum256(append([]byte("parley journal key\x00"), key...))
	return sealer{aead: aead, id: hex.EncodeToString(sum[:8])}, nil
}

// seal returns text unreadable. It opens only for the same owner, so that one row's tokens cannot be put in another.
func (s sealer) seal(text []byte, owner string) []byte {
	return s.aead.Seal(nil, nil, text, []byte(owner))
}

// open undoes seal. id is the id of the key it was sealed with.
func (s sealer) open(sealed []byte, id, owner string) ([]byte, error) {
	if id != s.id {
		return nil, fmt.Errorf("%w: the tokens of workspace %s were sealed with another one (%s, this is %s); "+
			"give Parley the key it had then, or remove that workspace and install Parley there again", ErrKey, owner, id, s.id)
	}
	text, err := s.aead.Open(nil, nil, sealed, []byte(owner))
	if err != nil {
		return nil, fmt.Errorf("the tokens of workspace %s were altered in the database (%w); "+
			"install Parley in that workspace again", owner, err)
	}
	return text, nil
}
