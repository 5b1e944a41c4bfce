package boocontrol.testing.conformance;

import java.util.List;

/// What a JSON value is made of.
sealed interface Shape {

    /// `int`, `text` and so on, checked by [ShapeCheck].
    record Plain(String kind) implements Shape {}

    /// Exactly this text.
    record Word(String text) implements Shape {}

    record ListOf(Shape element) implements Shape {}

    record MapOf(Shape value) implements Shape {}

    record AnyOf(List<Shape> shapes) implements Shape {}

    /// The shape of that name, for the release at hand.
    record Named(String name) implements Shape {}

    /// @param open other keys are allowed, anywhere
    record Keys(List<Field> fields, boolean open) implements Shape {}

    record Field(String name, boolean optional, Releases releases, Shape shape) {}
}
