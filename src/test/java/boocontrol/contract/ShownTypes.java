package boocontrol.contract;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Types that no resource names as its answer, shown to the scanner of resources as the answers of
/// one that only exists for it.
///
/// @param bytes its class file
/// @param types in the order of its paths
record ShownTypes(byte[] bytes, List<Class<?>> types) {

    private static final ClassDesc NAME = ClassDesc.of("boocontrol.contract.Shown");
    private static final Annotation GET = Annotation.of(ClassDesc.of("jakarta.ws.rs.GET"));
    private static final Annotation JSON =
            Annotation.of(
                    ClassDesc.of("jakarta.ws.rs.Produces"),
                    AnnotationElement.ofArray(
                            "value", AnnotationValue.ofString("application/json")));

    static ShownTypes of(List<Class<?>> types) {
        return new ShownTypes(
                ClassFile.of().build(NAME, resource -> describe(resource, types)), types);
    }

    /// The path of the type with this number.
    static String path(int number) {
        return "/api/shown/" + number;
    }

    private static void describe(ClassBuilder resource, List<Class<?>> types) {
        resource.withFlags(ACC_PUBLIC);
        resource.with(RuntimeVisibleAnnotationsAttribute.of(at("shown"), JSON));
        for (var number = 0; number < types.size(); number++) {
            var annotations = RuntimeVisibleAnnotationsAttribute.of(at("" + number), GET);
            resource.withMethod(
                    "shown" + number,
                    MethodTypeDesc.of(types.get(number).describeConstable().orElseThrow()),
                    ACC_PUBLIC,
                    method -> method.with(annotations).withCode(ShownTypes::returnNull));
        }
    }

    private static void returnNull(CodeBuilder code) {
        code.aconst_null().areturn();
    }

    private static Annotation at(String path) {
        return Annotation.of(
                ClassDesc.of("jakarta.ws.rs.Path"), AnnotationElement.ofString("value", path));
    }
}
