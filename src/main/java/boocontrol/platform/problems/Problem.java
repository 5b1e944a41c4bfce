package boocontrol.platform.problems;

/// A refusal in the form of RFC 9457, `application/problem+json`.
///
/// @param type a stable word for programs, `/problems/<word>`
/// @param title the same for people, without particulars
/// @param status the HTTP status
/// @param detail what was wrong with this request; never a secret, never a stack
public record Problem(String type, String title, int status, String detail) {

    public static Problem of(int status, String word, String title, String detail) {
        return new Problem("/problems/" + word, title, status, detail);
    }
}
