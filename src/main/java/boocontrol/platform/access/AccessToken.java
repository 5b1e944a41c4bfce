package boocontrol.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The secret of `BOOCONTROL_TOKEN`, and the cookies made from it.
///
/// A cookie is `v1.<end>.<mac>`: the second it ends, signed with a key derived from the token. So
/// it survives our restarts, cannot be turned back into the token, and ends for everybody when the
/// token is changed. Prints as dots.
public final class AccessToken {

    /// Shorter ones can be guessed.
    static final int SHORTEST = 16;

    static final Duration COOKIE_LIFE = Duration.ofDays(30);

    private static final byte[] SALT = "boocontrol cookie v1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 100_000;
    private static final int KEY_BITS = 256;

    private final byte[] token;
    private final SecretKeySpec key;

    private AccessToken(byte[] token, SecretKeySpec key) {
        this.token = token;
        this.key = key;
    }

    /// @throws IllegalArgumentException when it is too short to keep anybody out
    public static AccessToken of(String text) {
        if (text.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "BOOCONTROL_TOKEN is shorter than %d characters; `openssl rand -hex 24` makes a good one"
                            .formatted(SHORTEST));
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "BOOCONTROL_TOKEN may hold visible ASCII characters only, no spaces");
        }
        return new AccessToken(text.getBytes(StandardCharsets.US_ASCII), derived(text));
    }

    /// Whether `text` is the token; takes as long for a wrong one.
    public boolean matches(String text) {
        return MessageDigest.isEqual(token, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A cookie value good for [#COOKIE_LIFE] from `now`.
    public String cookie(Instant now) {
        var end = now.plus(COOKIE_LIFE).getEpochSecond();
        return "v1." + end + "." + signed(end);
    }

    /// Whether `value` is a cookie of this token that has not ended.
    public boolean accepts(String value, Instant now) {
        var parts = value.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals("v1") || !parts[1].matches("\\d{1,12}")) {
            return false;
        }
        var end = Long.parseLong(parts[1]);
        var signed = signed(end).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(signed, parts[2].getBytes(StandardCharsets.UTF_8))
                && now.getEpochSecond() < end;
    }

    @Override
    public String toString() {
        return "••••";
    }

    private String signed(long end) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = mac.doFinal(("v1." + end).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    // Stretched, so that a stolen cookie does not help to guess a weak token.
    private static SecretKeySpec derived(String text) {
        try {
            var spec = new PBEKeySpec(text.toCharArray(), SALT, ROUNDS, KEY_BITS);
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            return new SecretKeySpec(factory.generateSecret(spec).getEncoded(), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
        }
    }
}
